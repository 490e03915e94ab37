// rule: EFF-09
// The variable keeps what one raise saw for the next.
#include <spin/safe.h>
__functional int f(int n)
{
    static int last;  // error: EFF-09
    return last + n;
}
