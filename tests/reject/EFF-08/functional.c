// rule: EFF-08
// The definition promises more than the declaration others compiled against.
#include <spin/safe.h>
int f(int n);
__functional int f(int n)  // error: EFF-08
{
    return n;
}
