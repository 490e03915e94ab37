#include <spin/safe.h>

static const char *p = "abc" + 1;
int f(void)
{
    return p[0];
}
