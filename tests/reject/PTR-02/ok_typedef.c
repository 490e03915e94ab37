// The legal neighbour of typedef.c.

#include <spin/safe.h>

typedef int *ref;
int f(ref p)
{
    p[0] = 2;
    return 0;
}
