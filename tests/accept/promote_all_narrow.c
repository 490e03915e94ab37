// Narrow operands of every operator are promoted to int first.
// expect: 300 -100 20000
// expect: -200 -201 0 -128
// expect: 128 127 16384
// expect: 65536 -65535 -65536
// expect: -1 -2 2 8
// expect: 51200 25 4 4
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 200, b = 100;
    i8 s = -128;
    u16 w = 65535;
    _Bool t = 1;
    console_print(c, "%d %d %d\n", a + b, a - b - b - b, a * b);
    console_print(c, "%d %d %d %d\n", -a, ~a, !a, +s);
    console_print(c, "%d %d %d\n", -s, ~s, s * s);
    console_print(c, "%d %d %d\n", w + 1, -w, ~w);
    console_print(c, "%d %d %d %d\n", -t, ~t, t + t, t << 3);
    console_print(c, "%d %d %lu %lu\n", a << 8, a >> 3, sizeof(a + b), sizeof(+a));
    return 0;
}
