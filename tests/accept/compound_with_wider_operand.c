// The right side may be wider or of another sign: computed there, narrowed afterwards.
// expect: 176 99 34560 -29999 -1294967301 4294967295
// expect: 1431655732 0
// expect: 17
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 200;
    i8 b = 100;
    u16 d = 60000;
    i16 e = -30000;
    i32 f = -5;
    u32 g = 5;
    a += 1000;
    b += 0x1000000ffl;
    d *= 1000;
    e -= 65535u;
    f += 3000000000u;
    g -= 6l;
    console_print(c, "%d %d %d %d %d %u\n", a, b, d, e, f, g);
    f = -100;
    f /= 3u;
    g = 7;
    g /= -1;
    console_print(c, "%d %u\n", f, g);
    a = 255;
    a /= 0.5;
    console_print(c, "%d\n", (b = 7, b *= 2.5, b));
    return 0;
}
