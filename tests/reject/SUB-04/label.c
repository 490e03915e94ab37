// rule: SUB-04
// Attributes of labels reach nothing.
#include <spin/safe.h>
int f(void)
{
    goto out;
out: __attribute__((hot));  // error: SUB-04
    return 0;
}
