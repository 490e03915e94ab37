// rule: EFF-04
// The guard would alter the argument that the handlers after it see.
#include <spin/safe.h>
__functional _Bool f(u8 *__counted_by(n) __scope p, size_t n)
{
    p[0] = 1;  // error: EFF-04
    return n > 1;
}
