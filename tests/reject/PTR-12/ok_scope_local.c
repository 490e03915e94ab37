// The legal neighbour of scope_local.c.

#include <spin/safe.h>

static void set(int **__scope p)
{
    *p = 0;
}
void f(int *one, int k)
{
    int *p = one;
    set(&p);
    (void)k, (void)one;
}
