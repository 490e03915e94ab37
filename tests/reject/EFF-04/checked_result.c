// rule: EFF-04
// add_ok() stores through its third argument.
#include <spin/safe.h>
static int sum;
__functional _Bool f(int a, int b)
{
    int mine = sum;
    return add_ok(a, b, &sum) && mine;  // error: EFF-04
}
