// rule: PTR-05
// The length of the array would be lost from the type, and one more step would leave it.
#include <spin/safe.h>

void f(void)
{
    u8 a[4];
    zero(&a, sizeof a);  // error: PTR-05 "a pointer to an array"
}
