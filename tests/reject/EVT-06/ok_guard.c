// legal neighbour of guard
#include <bell.h>
static int answer(int n) { return n + 1; }
__functional static _Bool wanted(int n) { return n > 1; }
struct binding *f(void)
{
    return install(bell_ring, answer, .guard = wanted);
}
