// legal neighbour of closure_of_handler
#include <console.h>
struct cursor { int *at; };
static void heard(struct cursor *c, struct console *w, const char *__counted_by(n) __scope t, size_t n) {}
struct binding *f(int *__scope lent)
{
    struct cursor *c = new(struct cursor);
    return install(console_write, heard, .closure = c);
}
