// rule: GLB-02
// The object file would hold an address that no object has.
#include <spin/safe.h>

static int n;
static struct s {
    int a;
} one;
static int *p = &n;  // error: GLB-02 "inside an object"
int f(void)
{
    return p != 0 && n && one.a;
}
