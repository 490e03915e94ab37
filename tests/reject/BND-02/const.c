// rule: BND-02
// The word behind the array would be written.
#include <spin/safe.h>

static const u8 box[4] = {1};
int f(void)
{
    int a[10] = {0};
    a[0] = box[4];  // error: BND-02 "out of bounds"
    return a[0];
}
