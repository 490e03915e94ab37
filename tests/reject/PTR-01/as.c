// rule: PTR-01
// The memory behind the one object would be read or written.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(void *p)
{
    (as(struct flow, p) + 1)->packets = 0;  // error: PTR-01 "refers to one object"
    return 0;
}
