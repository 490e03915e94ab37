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
op f(int k)
{
    return keep;
}
