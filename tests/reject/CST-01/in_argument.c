// rule: CST-01
// Any object would be read and written as if it were a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
static int take(struct flow *x)
{
    return x != 0;
}
int f(void *p)
{
    return take(p);  // error: CST-01 "needs as(struct flow, ...)"
}
