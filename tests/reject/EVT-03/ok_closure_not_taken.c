// legal neighbour of closure_not_taken
#include <bell.h>
struct state { int rings; };
static struct bell *answer(struct state *s, int n) { return bell_get(s->rings += n); }
struct binding *f(struct state *s)
{
    return install(bell_get, answer, .closure = s);
}
