// rule: GLB-01
// The object file would hold a value that is only known when it runs.
#include <spin/safe.h>

static int g(void)
{
    return 1;
}
int f(void)
{
    static int n = 1 || g();  // error: GLB-01 "not constant"
    return n + g();
}
