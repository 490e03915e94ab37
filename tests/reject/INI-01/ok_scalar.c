// The legal neighbour of scalar.c.

#include <spin/safe.h>

int f(void)
{
    int n = {1};
    return n;
}
