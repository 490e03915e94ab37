// The legal neighbour of in_element.c.

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
static op table[4];
int f(int k)
{
    table[1] = look;
    return 0;
}
