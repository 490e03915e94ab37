/* Implements zoo: nothing here is inlined into a caller. */
#include "zoo.h"

module(zoo);
implements(zoo);

int zoo_divide(int a, int b)
{
    int more = a + 1;
    return more / b;
}

int zoo_wait(int seed)
{
    u64 word = (u64)(u32)seed;
    while (word | 1) word = word * 5 + 3;
    return (int)word;
}

struct cage {
    int size;
};

void *zoo_cage(int size)
{
    struct cage *cage = new(struct cage);
    cage->size = size;
    return cage;
}
