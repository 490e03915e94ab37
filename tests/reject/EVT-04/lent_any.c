// rule: EVT-04
// The handler would get what lies in an activation that has ended.
#include <bell.h>
static int answer(const void *s, int n) { return n; }
struct binding *f(void *__scope s)
{
    return install(bell_ring, answer, .closure = s);  // error: EVT-04
}
