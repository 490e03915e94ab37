/* The table of check functions and the one way to refuse. */
#include "check/checker.h"

#include <stdarg.h>

static const struct {
    const char *name;
    enum diag_code code;
} table[CHECK_COUNT] = {
#define CHECK(name, code) {#name, DIAG_##code},
#include "check/table.def"
#undef CHECK
};

const char *check_name(size_t index)
{
    return index < CHECK_COUNT ? table[index].name : NULL;
}

const char *check_code(size_t index)
{
    return index < CHECK_COUNT ? diag_name(table[index].code) : NULL;
}

bool refuse(struct checker *c, enum check check, struct where where, ...)
{
    if (!check_enabled(check))
        return false;
    va_list arguments;
    va_start(arguments, where);
    diag_report_list(c->diags, table[check].code, where, arguments);
    va_end(arguments);
    return true;
}

void note_declared(struct checker *c, const struct decl *decl)
{
    if (decl && decl->where.line)
        diag_note(c->diags, decl->where, "'%s' is declared here", decl->name);
}

void note_named(struct checker *c, const struct expr *expr)
{
    while (expr->kind == EXPR_CONVERT)
        expr = expr->a;
    if (expr->kind == EXPR_NAME)
        note_declared(c, expr->decl);
}
