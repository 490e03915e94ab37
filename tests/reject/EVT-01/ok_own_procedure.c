// legal neighbour of own_procedure
#include <bell.h>
static int ring(int n) { return n; }
static int answer(int n) { return n + 1; }
struct binding *f(void)
{
    return ring(1), install(bell_ring, answer);
}
