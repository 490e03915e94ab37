// Compound assignment on narrow types computes as int, then narrows.
// expect: 12 -63 57344
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 250;
    i8 b = 120;
    u16 d = 3;
    a += 10;
    b += 10;
    d -= 5;
    a *= 3;
    b >>= 1;
    d <<= 12;
    console_print(c, "%d %d %d\n", a, b, d);
    return 0;
}
