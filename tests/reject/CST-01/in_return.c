// rule: CST-01
// Any object would be read and written as if it were a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
struct flow *f(void *p)
{
    return p;  // error: CST-01 "needs as(struct flow, ...)"
}
