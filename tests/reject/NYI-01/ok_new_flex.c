// The legal neighbour of new_flex.c.

#include <spin/safe.h>

int f(int n)
{
    return new_array(int, n) != 0;
}
