// rule: EVT-01
// Nothing but an interface's procedure has a table of handlers.
#include <bell.h>
static int ring(int n) { return n; }
static int answer(int n) { return n + 1; }
struct binding *f(void)
{
    return install(ring, answer);  // error: EVT-01 "'ring' is not an event"
}
