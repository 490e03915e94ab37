// rule: SUB-22
// The check and the use would read two different values.
#include <spin/safe.h>
int f(volatile int *p)  // error: SUB-22
{
    return *p;
}
