// The legal neighbour of pointer.c.

#include <spin/safe.h>

int f(int (*p)(void))
{
    return p != 0;
}
