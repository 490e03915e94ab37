// The legal neighbour of any.c.

#include <spin/safe.h>

void f(void *p)
{
    (void)p;
}
