// rule: EVT-07
// The guard runs where everything may be killed.
#include <bell.h>
__ephemeral static int answer(int n) { return n + 1; }
__functional static _Bool wanted(int n) { return n > 1; }
struct binding *f(void)
{
    return install(bell_ring, answer, .guard = wanted);  // error: EVT-07
}
