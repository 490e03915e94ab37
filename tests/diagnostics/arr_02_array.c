#include <spin/safe.h>

static int a[0];
int f(void)
{
    return a != 0;
}
