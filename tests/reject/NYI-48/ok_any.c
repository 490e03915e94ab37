// legal neighbour of any
#include <bell.h>
#include <console.h>
struct state { struct console *out; };
static int answer(const struct state *s, int n) { return n; }
struct binding *f(struct state *s)
{
    return install(bell_ring, answer, .closure = s);
}
