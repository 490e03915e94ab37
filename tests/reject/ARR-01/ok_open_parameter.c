// The legal neighbour of open_parameter.c.

#include <spin/safe.h>

int f(int a[2])
{
    return a[1];
}
