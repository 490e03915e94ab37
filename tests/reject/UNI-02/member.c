// rule: UNI-02
// The lowered code would write a float where it reads an integer, which aliasing rules do not allow.
#include <spin/safe.h>
union bits { u32 word; f32 real; };
void set(f32 *__scope p) { *p = 1; }
u32 f(u32 n)
{
    union bits b = {n};
    set(&b.real);  // error: UNI-02
    return b.word;
}
