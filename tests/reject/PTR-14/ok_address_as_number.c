// The legal neighbour of address_as_number.c.

#include <spin/safe.h>

int f(u64 address, void *p)
{
    free(p);
    return p && address;
}
