// legal neighbour of through_reference
#include <spin/safe.h>
__functional _Bool f(u8 *__counted_by(n) __scope p, size_t n)
{
    u8 first = p[0]; first = 1;
    return n > 1;
}
