// The legal neighbour of no_slice.c.
#include <spin/safe.h>

SLICE(int, part);
int f(part *p)
{
    return elems(*p)[0];
}
