// rule: CST-06
// The word in front of lent bytes would be taken for the header of an object.
#include <spin/safe.h>

static int keep(const void *p)
{
    return p != 0;
}
int f(const void *__sized_by(n) p, size_t n, const void *q)
{
    return n ? keep(p) : q != 0;  // error: CST-06 "lent bytes are no object"
}
