// The legal neighbour of parameter.c.

#include <spin/safe.h>

int f(int *__array p)
{
    return p != 0;
}
