// legal neighbour of const
#include <bell.h>
implements(bell);
int bell_ring(int n) { return n; }
static _Bool allow(const struct install_request *__scope r) { return r->limit_us == 0; }
void f(void)
{
    authorise(bell_ring, allow);
}
