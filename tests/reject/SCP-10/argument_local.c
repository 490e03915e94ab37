// rule: SCP-10
// The header that the callee reads would be whatever lies in front of the local.
#include <spin/safe.h>
static int length(int *__array __scope all) { return (int)lenof(all); }
int f(void)
{
    int here[3] = {1, 2, 3};
    return length(here);  // error: SCP-10 "wants a whole array as 'all'"
}
