// The legal neighbour of element.c.

#include <spin/safe.h>

typedef int *__array row;
void f(row *__array rows, int *one, int *__array many)
{
    rows[0] = many;
}
