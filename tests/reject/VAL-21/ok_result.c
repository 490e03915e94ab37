// legal neighbour of result
#include <spin/safe.h>
struct big { u8 bytes[4000]; };
struct big f(struct big *p)
{
    return *p;
}
