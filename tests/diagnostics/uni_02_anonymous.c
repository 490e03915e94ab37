#include <spin/safe.h>
struct value { int kind; union { u32 word; f32 real; }; };
void set(f32 *__scope p) { *p = 1; }
void f(struct value *v)
{
    set(&v->real);
}
