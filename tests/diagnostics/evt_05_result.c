#include <bell.h>
static int answer(int n) { return n + 1; }
__functional static int wanted(int n) { return n << 8; }
struct binding *f(void)
{
    return install(bell_ring, answer, .guard = wanted);
}
