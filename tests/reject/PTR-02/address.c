// rule: PTR-02
// The memory behind the one object would be read or written.
#include <spin/safe.h>

int f(int *p, int k)
{
    int *q = &p[k]; *q = 0;  // error: PTR-02 "index other than 0"
    return 0;
}
