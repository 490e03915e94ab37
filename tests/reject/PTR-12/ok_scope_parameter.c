// The legal neighbour of scope_parameter.c.

#include <spin/safe.h>

int f(int *__scope p)
{
    return p != 0;
}
