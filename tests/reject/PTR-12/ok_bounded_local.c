// The legal neighbour of bounded_local.c.

#include <spin/safe.h>

static void set(int **__scope p)
{
    *p = 0;
}
void f(int *one, int *__array a)
{
    int *p = one;
    set(&p);
    (void)a, (void)one;
}
