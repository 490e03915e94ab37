// The legal neighbour of sum.c.

#include <spin/safe.h>

static int row[4];
static int *__array p = row;
int f(void)
{
    return p[0];
}
