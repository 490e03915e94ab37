// rule: PTR-03
// Order and distance of objects tell where memory lies, and bound nothing.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p, struct flow *q)
{
    return p <= q ? 1 : 2;  // error: PTR-03 "do not count elements of one array"
}
