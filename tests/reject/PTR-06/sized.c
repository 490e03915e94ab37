// rule: PTR-06
// Memory of unknown size and type would be read or written.
#include <spin/safe.h>

void f(void *__sized_by(n) __scope p, size_t n)
{
    (void)*p;  // error: PTR-06 "nothing can be read or written"
}
