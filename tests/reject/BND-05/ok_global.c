// The legal neighbour of global.c.

#include <spin/safe.h>

static int *__array p;
int f(void)
{
    return p[0];
}
