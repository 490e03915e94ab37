// The legal neighbour of scope.c.

#include <spin/safe.h>

int f(int *__scope p, int *__scope q)
{
    return p == q;
}
