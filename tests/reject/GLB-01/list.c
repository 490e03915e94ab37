// rule: GLB-01
// The object file would hold a value that is only known when it runs.
#include <spin/safe.h>

static int g(void)
{
    return 1;
}
static int n[2] = {1, 1 ? 2 : g()};  // error: GLB-01 "not constant"
int f(void)
{
    return n[1] + g();
}
