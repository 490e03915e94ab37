// rule: CST-01
// Any object would be read and written as if it were a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
static struct flow *table[4];
int f(void *p)
{
    table[1] = p;  // error: CST-01 "needs as(struct flow, ...)"
    return 0;
}
