// rule: SCP-07
// Elements are in memory: the header that would bound them is not there for a local array.
#include <spin/safe.h>
int f(u32 i)
{
    int here[2] = {1, 2};
    int *__array __scope rows[2];  // error: SCP-07
    rows[0] = here;
    return rows[0][i];
}
