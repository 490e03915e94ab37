// rule: CST-03
// An address as a number leads to an address made of numbers, and tells where memory lies.
#include <spin/safe.h>

struct flow {
    int packets;
};
u64 f(struct flow *p)
{
    return p;  // error: CST-03 "pointers are not numbers"
}
