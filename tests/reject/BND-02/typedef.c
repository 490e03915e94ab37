// rule: BND-02
// The word behind the array would be written.
#include <spin/safe.h>

typedef u8 block[16];
static block b;
int f(void)
{
    int a[10] = {0};
    b[16] = 1;  // error: BND-02 "out of bounds"
    return a[0];
}
