#include <spin/safe.h>

static int g(void)
{
    return 1;
}
static int n = 0 && g();
int f(void)
{
    return n + g();
}
