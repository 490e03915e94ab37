// rule: PTR-02
// The memory behind the one object would be read or written.
#include <spin/safe.h>

int f(const int *p, int k)
{
    k = p[1];  // error: PTR-02 "index other than 0"
    return 0;
}
