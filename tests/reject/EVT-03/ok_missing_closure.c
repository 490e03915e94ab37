// legal neighbour of missing_closure
#include <bell.h>
struct state { int rings; };
static struct bell *answer(int n) { return n ? bell_get(n) : NULL; }
struct binding *f(struct state *s)
{
    return s->rings ? NULL : install(bell_get, answer);
}
