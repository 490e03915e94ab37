// rule: PTR-02
// The memory behind the one object would be read or written.
#include <spin/safe.h>

#define AT(a, i) ((a)[(i)])
int f(int *p)
{
    AT(p, 1) = 0;  // error: PTR-02 "index other than 0"
    return 0;
}
