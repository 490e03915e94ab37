// The legal neighbour of in_assignment.c.

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
    op x = 0;
    x = look;
    return x != 0;
}
