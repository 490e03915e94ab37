// rule: EVT-03
// The handler would take the first argument for its closure.
#include <bell.h>
struct state { int rings; };
static struct bell *answer(struct state *s, int n) { return bell_get(s->rings += n); }
struct binding *f(struct state *s)
{
    return s->rings ? NULL : install(bell_get, answer);  // error: EVT-03
}
