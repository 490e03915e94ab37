// rule: EVT-04
// The handler would write what the closure only lets it read.
#include <bell.h>
struct state { int rings; };
static int answer(struct state *s, int n) { return s->rings += n; }
struct binding *f(const struct state *s)
{
    return install(bell_ring, answer, .closure = s);  // error: EVT-04
}
