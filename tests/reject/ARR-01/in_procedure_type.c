// rule: ARR-01
// Without a length every index would be in bounds.
#include <spin/safe.h>

typedef int (*op)(int a[]);  // error: ARR-01 "without a length"
int f(op p)
{
    return p != 0;
}
