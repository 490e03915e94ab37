// rule: CST-01
// Any object would be read and written as if it were a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct holder {
    int n;
    struct flow *field;
};
int f(void *p)
{
    struct holder h = {.n = 1, .field = p};  // error: CST-01 "needs as(struct flow, ...)"
    return h.n;
}
