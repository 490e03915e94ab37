// The legal neighbour of typedef.c.

#include <spin/safe.h>

typedef int *__array four;
int f(four *__array p)
{
    return p != 0;
}
