// legal neighbour of guard
#include <bell.h>
__ephemeral static int answer(int n) { return n + 1; }
__ephemeral __functional static _Bool wanted(int n) { return n > 1; }
struct binding *f(void)
{
    return install(bell_ring, answer, .guard = wanted);
}
