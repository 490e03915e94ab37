#include <bell.h>
struct state { int rings; };
static int answer(struct state *s, int n) { return s->rings += n; }
struct binding *f(void *s)
{
    return install(bell_ring, answer, .closure = s);
}
