// The legal neighbour of address_of_local.c.

#include <spin/safe.h>

int f(int k)
{
    (&k)[0] = 0;
    return 0;
}
