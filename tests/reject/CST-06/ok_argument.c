// The legal neighbour of argument.c.

#include <spin/safe.h>

static int keep(const void *p)
{
    return p != 0;
}
int f(const void *__sized_by(n) p, size_t n, const void *q)
{
    return n ? keep(q) : p != 0;
}
