// rule: BND-02
// The word behind the array would be written.
#include <spin/safe.h>

static int m[3][4];
int f(void)
{
    int a[10] = {0};
    m[3][0] = 1;  // error: BND-02 "out of bounds"
    return a[0];
}
