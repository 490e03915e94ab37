// rule: EFF-04
// A compound assignment to an element of static data.
#include <spin/safe.h>
static int table[4];
__functional int f(u32 i)
{
    return table[i] += 1;  // error: EFF-04
}
