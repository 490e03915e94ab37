// legal neighbour of handler
#include <bell.h>
__ephemeral static int answer(int n) { return n + 1; }
struct binding *f(void)
{
    return install(bell_ring, answer);
}
