// The legal neighbour of address.c.

#include <spin/safe.h>

int f(void *p)
{
    return p != 0;
}
