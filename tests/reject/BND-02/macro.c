// rule: BND-02
// The word behind the array would be written.
#include <spin/safe.h>

#define LAST 10
int f(void)
{
    int a[10] = {0};
    a[LAST] = 1;  // error: BND-02 "out of bounds"
    return a[0];
}
