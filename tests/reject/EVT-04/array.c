// rule: EVT-04
// One object would be indexed as an array.
#include <bell.h>
struct state { int rings; };
static int answer(struct state *__array s, int n) { return s[n].rings; }
struct binding *f(struct state *s)
{
    return install(bell_ring, answer, .closure = s);  // error: EVT-04
}
