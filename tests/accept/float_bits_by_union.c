// The bits of floats, read through a union.
// expect: 3f800000 c004000000000000 c0040000
// expect: 1.00000012 2.5
// expect: bf800001 1
#include <console.h>

union bits {
    float f;
    u32 n;
};
union wide {
    double d;
    u64 n;
    struct {
        u32 low, high;
    };
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    union bits b = {1.0f};
    union wide w = {-2.5};
    console_print(c, "%x %lx %x\n", b.n, w.n, w.high);
    b.n += 1;
    w.high ^= 0x80000000u;
    console_print(c, "%.9g %g\n", b.f, w.d);
    b.f = -b.f;
    console_print(c, "%x %d\n", b.n, b.n >> 31);
    return 0;
}
