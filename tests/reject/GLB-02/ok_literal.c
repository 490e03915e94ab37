// The legal neighbour of literal.c.

#include <spin/safe.h>

static const char *p = "abc";
int f(void)
{
    return p[0];
}
