// rule: PTR-03
// Order and distance of objects tell where memory lies, and bound nothing.
#include <spin/safe.h>

static int run(void)
{
    return 0;
}
typedef int (*op)(void);
int f(op p)
{
    return p < run;  // error: PTR-03 "do not count elements of one array"
}
