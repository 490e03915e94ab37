// An integer changed by a float is computed as a float.
// expect: 15 30 366503875925 -6
// expect: 14 31
// expect: 5592405.500 9007199254740992.0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int i = 10;
    u8 b = 100;
    long l = 1l << 40;
    i16 h = -7;
    i *= 1.5;
    b *= 0.3;
    l /= 3.0;
    h += 0.9;
    console_print(c, "%d %d %ld %d\n", i, b, l, h);
    i -= 0.5f;
    b += 1.99;
    console_print(c, "%d %d\n", i, b);
    float f = 1;
    double d = 1;
    f += 1u << 24;
    d += (1ul << 53) + 1;
    f /= 3;
    d -= 0.5f;
    console_print(c, "%.3f %.1f\n", f, d);
    return 0;
}
