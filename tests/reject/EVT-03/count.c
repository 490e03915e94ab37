// rule: EVT-03
// The handler would believe in sixteen bytes where the raiser lends n.
#include <bell.h>
static int answer(const u8 *__counted_by(16) __scope p, size_t n) { return p[15] + (int)n; }
struct binding *f(void)
{
    return install(bell_ring, answer);  // error: EVT-03
}
