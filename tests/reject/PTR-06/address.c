// rule: PTR-06
// Memory of unknown size and type would be read or written.
#include <spin/safe.h>

int f(void *p)
{
    return &*p != 0;  // error: PTR-06 "nothing can be read or written"
}
