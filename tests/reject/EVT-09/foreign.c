// rule: EVT-09
// Whoever names the authoriser decides who may hook the event.
#include <bell.h>
static _Bool allow(const struct install_request *__scope r) { return r->limit_us == 0; }
static int ring(int n) { return n; }
void f(void)
{
    authorise(bell_ring, allow);  // error: EVT-09
}
