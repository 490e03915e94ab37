// rule: CST-03
// An address as a number leads to an address made of numbers, and tells where memory lies.
#include <spin/safe.h>

struct flow {
    int packets;
};
#define SET(place, value) ((place) = (value))
int f(struct flow *p)
{
    u64 x = 0;
    SET(x, p);  // error: CST-03 "pointers are not numbers"
    return x != 0;
}
