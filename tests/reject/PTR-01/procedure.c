// rule: PTR-01
// The middle of a procedure would be called.
#include <spin/safe.h>

static int run(void)
{
    return 0;
}
typedef int (*op)(void);
int f(op p)
{
    p += 1;  // error: PTR-01 "refers to one object"
    return 0;
}
