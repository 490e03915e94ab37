// rule: EVT-03
// The raiser would use an integer as a reference.
#include <bell.h>
static u64 answer(int n) { return (u64)n; }
struct binding *f(void)
{
    return install(bell_get, answer);  // error: EVT-03
}
