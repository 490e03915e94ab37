// rule: CST-01
// Any object would be read and written as if it were a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(void *p)
{
    struct flow *x = 0;
    x = p;  // error: CST-01 "needs as(struct flow, ...)"
    return x != 0;
}
