// rule: SUB-01
// The same for a function.
#include <spin/safe.h>
int f(void)
{
    int g(int);  // error: SUB-01
    return 0;
}
