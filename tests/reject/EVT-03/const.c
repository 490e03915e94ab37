// rule: EVT-03
// The handler would write the raiser's const bytes.
#include <bell.h>
static int answer(u8 *__counted_by(n) __scope p, size_t n) { return p[0] + (int)n; }
struct binding *f(void)
{
    return install(bell_ring, answer);  // error: EVT-03
}
