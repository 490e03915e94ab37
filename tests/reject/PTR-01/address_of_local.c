// rule: PTR-01
// The word behind k in the frame, perhaps the return address, would be written.
#include <spin/safe.h>

int f(int k)
{
    *(&k + 1) = 0;  // error: PTR-01 "refers to one object"
    return 0;
}
