// The legal neighbour of scope_global.c.

#include <spin/safe.h>

static int *p;
int f(void)
{
    return p != 0;
}
