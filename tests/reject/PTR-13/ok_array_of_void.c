// The legal neighbour of array_of_void.c.

#include <spin/safe.h>

int f(int n)
{
    (void)new_array(u8, n);
    return 0;
}
