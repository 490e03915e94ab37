// rule: PTR-02
// The memory behind the one object would be read or written.
#include <spin/safe.h>

typedef int *ref;
int f(ref p)
{
    p[2] = 0;  // error: PTR-02 "index other than 0"
    return 0;
}
