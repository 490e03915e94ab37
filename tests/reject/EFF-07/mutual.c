// rule: EFF-07
// Two guards that call each other recurse as well.
#include <spin/safe.h>
__functional int odd(int n);
__functional int even(int n)  // error: EFF-07
{
    return n ? odd(n - 1) : 1;
}
__functional int odd(int n) { return n ? even(n - 1) : 0; }  // error: EFF-07
