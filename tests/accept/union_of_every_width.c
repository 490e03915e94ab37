// A value written through one member and read through the others.
// expect: -81985529216486896 76543210 -19088744 7654 -292
// expect: 10 -2 76 -70
// expect: 3ff0000000000000 3ff00000 63
// expect: 3f00000000000001
// expect: c0000000 3f000000c0000000
#include <console.h>

union all {
    u64 q;
    i64 sq;
    u32 d[2];
    i32 sd[2];
    u16 w[4];
    i16 sw[4];
    u8 b[8];
    i8 sb[8];
    float f[2];
    double r;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    union all a = {.q = 0xfedcba9876543210ul};
    console_print(c, "%ld %x %d %x %d\n", a.sq, a.d[0], a.sd[1], a.w[1], a.sw[3]);
    console_print(c, "%x %d %x %d\n", a.b[0], a.sb[7], a.b[3], a.sb[5]);
    a.r = 1.0;
    console_print(c, "%lx %x %d\n", a.q, a.d[1], a.b[7]);
    a.b[6] = 0;
    a.w[0] = 1;
    console_print(c, "%lx\n", a.q);
    a.f[0] = -2.0f;
    console_print(c, "%x %lx\n", a.d[0], a.q);
    return 0;
}
