// The legal neighbour of in_argument.c.

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
static int take(op x)
{
    return x != 0;
}
int f(int k)
{
    return take(look);
}
