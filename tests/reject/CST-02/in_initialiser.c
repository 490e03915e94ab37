// rule: CST-02
// Whatever lies at address 4096 would be read and written as a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p, long n)
{
    struct flow *x = n;  // error: CST-02 "pointers cannot be made from integers"
    return x != 0;
}
