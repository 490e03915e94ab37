// rule: GLB-02
// The object file would hold an address that no object has.
#include <spin/safe.h>

static const char *p = "abc" + 1;  // error: GLB-02 "inside an object"
int f(void)
{
    return p[0];
}
