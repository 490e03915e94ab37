// rule: SCP-03
// An array of references may be handed on as a whole.
#include <spin/safe.h>
int f(int n)
{
    int here = n;
    int *places[2] = {&here, 0};  // error: SCP-03
    return *places[0] + here;
}
