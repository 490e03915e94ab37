// rule: GLB-01
// The object file would hold an address that no object has.
#include <spin/safe.h>

struct flow {
    int packets;
};
static struct flow one;
static struct flow *ref = &one;
static struct flow *two = 0 ? &one : &one;  // error: GLB-01 "not constant"
int f(void)
{
    return ref != two;
}
