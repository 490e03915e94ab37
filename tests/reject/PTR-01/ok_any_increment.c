// The legal neighbour of any_increment.c.

#include <spin/safe.h>

int f(void *p, int k)
{
    k++;
    return 0;
}
