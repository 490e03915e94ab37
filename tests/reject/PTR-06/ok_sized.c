// The legal neighbour of sized.c.

#include <spin/safe.h>

void f(void *__sized_by(n) __scope p, size_t n)
{
    (void)p;
}
