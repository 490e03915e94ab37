// The legal neighbour of in_initialiser.c.

#include <spin/safe.h>

typedef int (*op)(int *__scope, int);
static int keep(int *p, int n)
{
    return *p + n;
}
static int look(int *__scope p, int n)
{
    return *p + n;
}
int f(int k)
{
    op x = look;
    return x != 0;
}
