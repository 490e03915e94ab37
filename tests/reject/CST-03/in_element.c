// rule: CST-03
// An address as a number leads to an address made of numbers, and tells where memory lies.
#include <spin/safe.h>

struct flow {
    int packets;
};
static u64 table[4];
int f(struct flow *p)
{
    table[1] = p;  // error: CST-03 "pointers are not numbers"
    return 0;
}
