// rule: EVT-02
// Which procedure would be installed is not known here.
#include <bell.h>
typedef int (*ringer)(int n);
static int answer(int n) { return n + 1; }
struct binding *f(ringer r)
{
    return answer(1), install(bell_ring, r);  // error: EVT-02
}
