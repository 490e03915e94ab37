// rule: SCP-06
// The handler would get a cursor of an activation that has ended.
#include <console.h>
struct __stackonly cursor { int *__scope at; };
static void heard(struct cursor *c, struct console *w, const char *__counted_by(n) __scope t, size_t n) {}
struct binding *f(int *__scope lent)
{
    struct cursor c = {lent};
    return install(console_write, heard, .closure = &c);  // error: SCP-06
}
