// The legal neighbour of index.c.

#include <spin/safe.h>

void f(void *p)
{
    (void)p;
}
