// rule: CST-01
// Any object would be read and written as if it were a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    struct flow *field;
};
int f(struct holder *h, void *p)
{
    h->field = p;  // error: CST-01 "needs as(struct flow, ...)"
    return 0;
}
