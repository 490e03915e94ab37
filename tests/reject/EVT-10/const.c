// rule: EVT-10
// The authoriser could alter what the kernel decides on.
#include <bell.h>
implements(bell);
int bell_ring(int n) { return n; }
static _Bool allow(struct install_request *__scope r) { return r->limit_us == 0; }
void f(void)
{
    authorise(bell_ring, allow);  // error: EVT-10
}
