// rule: VAL-21
// The copy alone would be larger than the frame's share of the guard region.
#include <spin/safe.h>
struct big { u8 bytes[5000]; };
int f(struct big b)  // error: VAL-21
{
    return b.bytes[0];
}
