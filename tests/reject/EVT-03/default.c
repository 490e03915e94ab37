// rule: EVT-03
// The raiser would use an integer as a reference, and only when nobody else answered.
#include <bell.h>
static u64 answer(int n) { return (u64)n; }
struct binding *f(void)
{
    return install(bell_get, answer, .order = ORDER_DEFAULT);  // error: EVT-03
}
