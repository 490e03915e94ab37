// rule: CST-03
// An address as a number leads to an address made of numbers, and tells where memory lies.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(int k, struct flow *p)
{
    u64 x = (k++, p);  // error: CST-03 "pointers are not numbers"
    return x != 0;
}
