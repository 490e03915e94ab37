// legal neighbour of default
#include <bell.h>
static struct bell *answer(int n) { return n ? bell_get(n) : NULL; }
struct binding *f(void)
{
    return install(bell_get, answer, .order = ORDER_DEFAULT);
}
