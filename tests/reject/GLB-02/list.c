// rule: GLB-02
// The object file would hold an address that no object has.
#include <spin/safe.h>

static int row[4];
typedef int *__array rows;
static rows r[2] = {row, row + 1};  // error: GLB-02 "inside an object"
int f(void)
{
    return r[0][0];
}
