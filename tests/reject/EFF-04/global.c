// rule: EFF-04
// A guard that writes is run a different number of times at each level of optimisation.
#include <spin/safe.h>
static int seen;
__functional _Bool f(int n)
{
    seen = n;  // error: EFF-04 "functional 'f' writes 'seen'"
    return n > 1;
}
