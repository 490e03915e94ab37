// The legal neighbour of sized_objects.c.

#include <spin/safe.h>

static int g(u32 *__counted_by(1) p)
{
    return p != 0;
}
int f(void)
{
    return g(0);
}
