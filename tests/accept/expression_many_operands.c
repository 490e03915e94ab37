// A long sum of mixed types, and one with all operators by their precedence.
// expect: -1000034757
// expect: 61248
// expect: 243
// expect: 14
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 250;
    i8 b = -7;
    u16 d = 65000;
    i32 e = -100000;
    u32 f = 4000000000u;
    i64 g = -5000000000;
    float h = 0.5f;
    console_print(c, "%ld\n", a + b + d + e + f + g);
    console_print(c, "%g\n", a - b * d / 7 + e % 13 + h * 4 - f / 1000000u);
    console_print(c, "%d\n", a + b << 2 > d - 64900 && ~e & 0xff | b ^ 3 || !g ? a - -b : a - b--);
    console_print(c, "%d\n", -b * 2 + +a % 9 - !d + (e, b));
    return 0;
}
