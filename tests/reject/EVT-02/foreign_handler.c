// rule: EVT-02
// Another module's procedure would run in the name of this one.
#include <bell.h>
static int answer(int n) { return n + 1; }
struct binding *f(void)
{
    return answer(1), install(bell_ring, bell_other);  // error: EVT-02
}
