// legal neighbour of pointer
#include <bell.h>
typedef int (*ringer)(int n);
static int answer(int n) { return n + 1; }
struct binding *f(ringer r)
{
    return r(1), install(bell_ring, answer);
}
