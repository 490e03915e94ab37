// The legal neighbour of parameter.c.

#include <spin/safe.h>

int f(int *__counted_by(1) __scope p)
{
    return p[0];
}
