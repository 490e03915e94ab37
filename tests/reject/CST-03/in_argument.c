// rule: CST-03
// An address as a number leads to an address made of numbers, and tells where memory lies.
#include <spin/safe.h>

struct flow {
    int packets;
};
static int take(u64 x)
{
    return x != 0;
}
int f(struct flow *p)
{
    return take(p);  // error: CST-03 "pointers are not numbers"
}
