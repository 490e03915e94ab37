#include <spin/safe.h>

static int *g(void);
static int *__array g(void)
{
    return 0;
}
int f(void)
{
    return g() != 0;
}
