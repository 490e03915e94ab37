// The legal neighbour of as_array_keeps_const.c.

#include <spin/safe.h>

int f(const void *p, int k)
{
    k = as_array(int, p)[0];
    return 0;
}
