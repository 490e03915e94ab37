// The legal neighbour of procedure.c.

#include <spin/safe.h>

int f(int *p)
{
    free(p);
    return *p;
}
