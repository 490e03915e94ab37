// legal neighbour of foreign
#include <bell.h>
static _Bool allow(const struct install_request *__scope r) { return r->limit_us == 0; }
implements(bell); int bell_ring(int n) { return n; }
void f(void)
{
    authorise(bell_ring, allow);
}
