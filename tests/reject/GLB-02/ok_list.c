// The legal neighbour of list.c.

#include <spin/safe.h>

static int row[4];
typedef int *__array rows;
static rows r[2] = {row, row};
int f(void)
{
    return r[0][0];
}
