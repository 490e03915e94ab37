// legal neighbour of member
#include <spin/safe.h>
union bits { u32 word; f32 real; };
void set(f32 *__scope p) { *p = 1; }
u32 f(u32 n)
{
    union bits b = {n};
    b.real = 1;
    return b.word;
}
