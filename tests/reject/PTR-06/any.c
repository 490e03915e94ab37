// rule: PTR-06
// Memory of unknown size and type would be read or written.
#include <spin/safe.h>

void f(void *p)
{
    (void)*p;  // error: PTR-06 "nothing can be read or written"
}
