// rule: BND-02
// The word behind the array would be written.
#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    a[0] = "abc"[4];  // error: BND-02 "out of bounds"
    return a[0];
}
