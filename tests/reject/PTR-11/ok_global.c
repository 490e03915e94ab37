// The legal neighbour of global.c.

#include <spin/safe.h>

static int *__array rows;
void f(void)
{
    rows[0]++;
}
