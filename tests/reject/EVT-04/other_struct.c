// rule: EVT-04
// The handler would read the closure as a struct it is not.
#include <bell.h>
struct state { int rings; };
struct other { struct state *state; };
static int answer(struct state *s, int n) { return s->rings += n; }
struct binding *f(struct other *s)
{
    return install(bell_ring, answer, .closure = s);  // error: EVT-04
}
