// The legal neighbour of cast.c.

#include <spin/safe.h>

u64 f(const char *p)
{
    return ptr_hash(p);
}
