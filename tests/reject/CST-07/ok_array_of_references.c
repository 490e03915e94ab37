// The legal neighbour of array_of_references.c.

#include <spin/safe.h>

static int put(void *__sized_by(n) __scope p, size_t n)
{
    return p != 0 && n;
}
int f(int **__array a, int *__array b)
{
    return put(b, 8) + *a[0];
}
