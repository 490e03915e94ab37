// rule: EFF-06
// The callee may write anything.
#include <spin/safe.h>
static int seen;
static int note(int n) { return seen = n; }
__functional _Bool f(int n)
{
    return note(n) > 1;  // error: EFF-06 "which is not functional"
}
