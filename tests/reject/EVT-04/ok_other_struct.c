// legal neighbour of other_struct
#include <bell.h>
struct state { int rings; };
struct other { struct state *state; };
static int answer(struct state *s, int n) { return s->rings += n; }
struct binding *f(struct state *s)
{
    return install(bell_ring, answer, .closure = s);
}
