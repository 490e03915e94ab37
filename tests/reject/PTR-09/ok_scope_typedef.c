// The legal neighbour of scope_typedef.c.

#include <spin/safe.h>

typedef int *ref;
int f(ref p)
{
    return p != 0;
}
