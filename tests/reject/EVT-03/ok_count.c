// legal neighbour of count
#include <bell.h>
static int answer(const u8 *__counted_by(n) __scope p, size_t n) { return p[0] + (int)n; }
struct binding *f(void)
{
    return install(bell_ring, answer);
}
