#include <bell.h>
static int answer(int n) { return n + 1; }
static _Bool wanted(int n) { return n > 1; }
struct binding *f(void)
{
    return install(bell_ring, answer, .guard = wanted);
}
