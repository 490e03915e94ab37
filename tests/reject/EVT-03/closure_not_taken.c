// rule: EVT-03
// The handler would take its closure for the event's number.
#include <bell.h>
struct state { int rings; };
static struct bell *answer(int n) { return n ? bell_get(n) : NULL; }
struct binding *f(struct state *s)
{
    return install(bell_get, answer, .closure = s);  // error: EVT-03
}
