// rule: ARR-05
// A local has no header in front that counts the elements.
#include <spin/safe.h>

struct s { int n, a[]; };
typedef struct s row;
int f(int i)
{
    row r;  // error: ARR-05 "'row' ends in a member without a length"
    return i + 1;
}
