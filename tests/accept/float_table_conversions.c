// Each integer type from and to float and double.
// expect: -100.0 -100.0
// expect: 200.0 200.0
// expect: -30000.0 -30000.0
// expect: 60000.0 60000.0
// expect: -2000000000.0 -2000000001.0
// expect: 4000000000.0 4000000001.0
// expect: -3999999937226997760.0 -4000000000000000000.0
// expect: 15999999748907991040.0 16000000000000000000.0
// expect: -100 200 -30000 60000 -2000000001 4000000001 -4000000000000000000 16000000000000000000
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -100;
    u8 b = 200;
    i16 d = -30000;
    u16 e = 60000;
    i32 f = -2000000001;
    u32 g = 4000000001u;
    i64 h = -4000000000000000001l;
    u64 k = 16000000000000000001ul;
    float s[] = {a, b, d, e, f, g, h, k};
    double t[] = {a, b, d, e, f, g, h, k};
    for (int i = 0; i < 8; i++)
        console_print(c, "%.1f %.1f\n", s[i], t[i]);
    console_print(c, "%d %d %d %d %d %u %ld %lu\n", (i8)s[0], (u8)s[1], (i16)s[2], (u16)s[3],
                  (i32)t[4], (u32)t[5], (i64)t[6], (u64)t[7]);
    return 0;
}
