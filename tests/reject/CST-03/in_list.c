// rule: CST-03
// An address as a number leads to an address made of numbers, and tells where memory lies.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    int n;
    u64 field;
};
int f(struct flow *p)
{
    struct holder h = {.n = 1, .field = p};  // error: CST-03 "pointers are not numbers"
    return h.n;
}
