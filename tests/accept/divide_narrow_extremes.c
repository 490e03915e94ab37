// Extremes of narrow types are divided as ints: no overflow there.
// expect: 128 0 32768 0
// expect: -255 15 257 0
// expect: -128 -32768
// expect: 5 9362
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -128, m = -1;
    i16 b = -32768;
    u8 d = 255;
    u16 e = 65535;
    console_print(c, "%d %d %d %d\n", a / m, a % m, b / m, b % m);
    console_print(c, "%d %d %d %d\n", d / m, d % 16, e / d, e % d);
    a /= m;
    b /= m;
    console_print(c, "%d %d\n", a, b);
    d %= 10;
    e /= 7;
    console_print(c, "%d %d\n", d, e);
    return 0;
}
