// rule: CST-10
// The word in front of a part of an object or of a local would be taken for a header.
#include <spin/safe.h>

int f(u32 *__array b, void *p)
{
    (void)as_array(u8, b), (void)p;  // error: CST-10 "needs a 'void *'"
    return 0;
}
