// The legal neighbour of cstr_writable.c.

#include <spin/safe.h>

static int g(char *p)
{
    return p != 0;
}
int f(void)
{
    return g(0);
}
