// The legal neighbour of global.c.

#include <spin/safe.h>

static int *__array rows;
void f(int *one, int *__array many)
{
    rows = many;
}
