// rule: EVT-07
// Killed at its time limit, the handler would leave its domain in pieces.
#include <bell.h>
static int answer(int n) { return n + 1; }
struct binding *f(void)
{
    return install(bell_ring, answer);  // error: EVT-07
}
