// rule: CST-03
// An address as a number leads to an address made of numbers, and tells where memory lies.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    u64 row[2];
};
int f(struct flow *p)
{
    struct holder h[2] = {0, p};  // error: CST-03 "pointers are not numbers"
    return h[0].row[0] != 0;
}
