// rule: EVT-10
// The authoriser would read the request as a number.
#include <bell.h>
implements(bell);
int bell_ring(int n) { return n; }
static _Bool allow(u64 request) { return request != 0; }
void f(void)
{
    authorise(bell_ring, allow);  // error: EVT-10
}
