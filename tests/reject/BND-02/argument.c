// rule: BND-02
// The word behind the array would be written.
#include <spin/safe.h>

static int take(int n)
{
    return n;
}
int f(void)
{
    int a[10] = {0};
    take(a[10]);  // error: BND-02 "out of bounds"
    return a[0];
}
