// rule: UNI-02
// The array's name is a reference into the union.
#include <spin/safe.h>
union bits { u32 word; u16 half[2]; };
u16 first(u16 *__counted_by(2) __scope p) { return p[0]; }
u16 f(u32 n)
{
    union bits b = {n};
    return first(b.half);  // error: UNI-02
}
