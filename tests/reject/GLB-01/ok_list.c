// The legal neighbour of list.c.

#include <spin/safe.h>

static int g(void)
{
    return 1;
}
static int n[2] = {1, 1 ? 2 : 3};
int f(void)
{
    return n[1] + g();
}
