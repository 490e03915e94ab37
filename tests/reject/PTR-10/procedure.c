// rule: PTR-10
// Two types at one address would be taken for one object.
#include <spin/safe.h>

static int run(void)
{
    return 0;
}
typedef int (*op)(int);
int f(op p)
{
    return p == run;  // error: PTR-10 "they refer to different types"
}
