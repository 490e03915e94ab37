// rule: CST-03
// An address as a number leads to an address made of numbers, and tells where memory lies.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    u64 field;
};
int f(struct holder *h, struct flow *p)
{
    h->field = p;  // error: CST-03 "pointers are not numbers"
    return 0;
}
