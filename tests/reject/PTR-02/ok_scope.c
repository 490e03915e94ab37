// The legal neighbour of scope.c.

#include <spin/safe.h>

int f(int *__scope p)
{
    p[0] = 0;
    return 0;
}
