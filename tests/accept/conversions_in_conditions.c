// Comparisons of narrow variables with constants outside their range.
// expect: 01111
// expect: 0001
// expect: 0111
// expect: 0111
// expect: 01100
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 b = 255;
    i8 s = -1;
    u16 h = 65535;
    char k = '\x80';
    _Bool t = 1;
    u32 u = ~0u;
    console_print(c, "%d%d%d%d%d\n", b == -1, b == 255, b<256, b> - 1, (i8)b == -1);
    console_print(c, "%d%d%d%d\n", s == 255, s == (u8)-1, s < 0u, (u8)s == b);
    console_print(c, "%d%d%d%d\n", h == -1, (i16)h == -1, h + 1 == 65536, h == (u16)~0);
    console_print(c, "%d%d%d%d\n", k == 128, k == -128, k < 0, (u8)k == 0x80);
    console_print(c, "%d%d%d%d%d\n", t == 2, t > 0, u == -1, u == -1l, u > -1);
    return 0;
}
