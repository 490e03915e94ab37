// rule: PTR-05
// The length of the array would be lost from the type, and one more step would leave it.
#include <spin/safe.h>

int f(void)
{
    int a[4] = {1};
    return &a != 0;  // error: PTR-05 "a pointer to an array"
}
