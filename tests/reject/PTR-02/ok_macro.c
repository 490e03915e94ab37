// The legal neighbour of macro.c.

#include <spin/safe.h>

#define AT(a, i) ((a)[(i)])
int f(int *p)
{
    AT(p, 0) = 1;
    return 0;
}
