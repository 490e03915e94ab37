// The legal neighbour of in_typedef.c.

#include <spin/safe.h>

typedef const int **target;
int f(int **p, const int **q)
{
    target x = q;
    return x != 0;
}
