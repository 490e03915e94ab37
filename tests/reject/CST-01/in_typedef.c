// rule: CST-01
// Any object would be read and written as if it were a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
typedef struct flow *target;
int f(void *p)
{
    target x = p;  // error: CST-01 "needs as(struct flow, ...)"
    return x != 0;
}
