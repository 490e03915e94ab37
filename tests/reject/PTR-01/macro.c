// rule: PTR-01
// The memory behind the one object would be read or written.
#include <spin/safe.h>

struct flow {
    int packets;
};
#define NEXT(p) ((p) + 1)
int f(struct flow *p, int k)
{
    NEXT(p)->packets = 0;  // error: PTR-01 "refers to one object"
    return 0;
}
