// legal neighbour of parameter
#include <spin/safe.h>
struct big { u8 bytes[4000]; };
int f(struct big b)
{
    return b.bytes[0];
}
