// rule: EVT-05
// The guard would read a second argument that was never passed.
#include <bell.h>
static int answer(int n) { return n + 1; }
__functional static _Bool wanted(int n, int m) { return n > m; }
struct binding *f(void)
{
    return install(bell_ring, answer, .guard = wanted);  // error: EVT-05
}
