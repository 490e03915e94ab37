// The legal neighbour of counted_any.c.

#include <spin/safe.h>

static int g(void *__sized_by(4) __scope p)
{
    return p != 0;
}
int f(void)
{
    return g(0);
}
