// legal neighbour of lent_any
#include <bell.h>
static int answer(const void *s, int n) { return n; }
struct binding *f(void *s)
{
    return install(bell_ring, answer, .closure = s);
}
