// legal neighbour of handler
#include <scale.h>
static int seen;
__functional static int answer(int n) { return seen + n; }
struct binding *f(void)
{
    return install(scale_weigh, answer);
}
