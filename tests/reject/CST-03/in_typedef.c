// rule: CST-03
// An address as a number leads to an address made of numbers, and tells where memory lies.
#include <spin/safe.h>

struct flow {
    int packets;
};
typedef u64 target;
int f(struct flow *p)
{
    target x = p;  // error: CST-03 "pointers are not numbers"
    return x != 0;
}
