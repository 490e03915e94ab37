// The legal neighbour of union.c.

#include <spin/safe.h>

static union {
    int i;
    float f;
} u = {1};
int f(void)
{
    return u.i;
}
