// The legal neighbour of literal.c.

#include <spin/safe.h>

int f(void)
{
    return "abc" != 0;
}
