// legal neighbour of variadic
#include <console.h>
static void mine(struct console *c, const char *__counted_by(n) __scope t, size_t n) {}
struct binding *f(void)
{
    return install(console_write, mine);
}
