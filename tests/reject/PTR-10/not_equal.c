// rule: PTR-10
// Two types at one address would be taken for one object.
#include <spin/safe.h>

int f(int *p, u8 *q, int *r)
{
    return p != q || p != r;  // error: PTR-10 "they refer to different types"
}
