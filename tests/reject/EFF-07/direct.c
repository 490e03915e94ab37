// rule: EFF-07
// The guard's stack would grow in every raise of the event.
#include <spin/safe.h>
__functional int f(int n)  // error: EFF-07 "functional 'f' is recursive"
{
    return n ? f(n - 1) : 0;
}
