#include "verdict.h"

static struct verdict *open_verdict;

void verdict_open(struct verdict *verdict)
{
    open_verdict = verdict;
}

void verdict_close(void)
{
    open_verdict = NULL;
}

_Noreturn void verify_broken(const struct low_function *function, const struct low_stmt *stmt,
                             const char *what)
{
    unsigned line = stmt ? stmt->where.line : function->decl->where.line;
    open_verdict->problem =
        arena_printf(open_verdict->arena, "%s: %s (line %u)", function->name, what, line);
    longjmp(open_verdict->broken, 1);
}
