// The legal neighbour of second_local.c.

#include <spin/safe.h>

typedef int *__array ints;

int f(ints *__array rows)
{
    int n = 0; ints *__array p = rows;
    return n + p[0][0] + rows[0][0];
}
