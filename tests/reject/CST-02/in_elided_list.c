// rule: CST-02
// Whatever lies at address 4096 would be read and written as a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    struct flow *row[2];
};
int f(struct flow *p, long n)
{
    struct holder h[2] = {0, n};  // error: CST-02 "pointers cannot be made from integers"
    return h[0].row[0] != 0;
}
