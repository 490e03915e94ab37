// rule: PTR-01
// The memory behind the one object would be read or written.
#include <spin/safe.h>

struct flow {
    int packets;
};
static struct flow *make(void)
{
    return new(struct flow);
}
int f(int k)
{
    (make() + 1)->packets = k;  // error: PTR-01 "refers to one object"
    return 0;
}
