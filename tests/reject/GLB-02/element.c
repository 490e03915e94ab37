// rule: GLB-02
// The object file would hold an address that no object has.
#include <spin/safe.h>

static int row[4];
static int *__array p = &row[1];  // error: GLB-02 "inside an object"
int f(void)
{
    return p[0];
}
