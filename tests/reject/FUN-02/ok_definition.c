// The legal neighbour of definition.c.

#include <spin/safe.h>

int f(void)
{
    return 0;
}
