// rule: EVT-11
// A guard that calls the event would write another module's data, whenever the kernel asks it.
#include <scale.h>
static int seen;
static int answer(int n) { return seen = n; }
struct binding *f(void)
{
    return install(scale_weigh, answer);  // error: EVT-11
}
