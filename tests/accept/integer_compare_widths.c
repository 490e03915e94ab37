// Comparisons across widths and signs.
// expect: 0 1 1 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -1;
    u8 b = 255;
    u16 d = 65535;
    console_print(c, "%d %d %d %d\n", a == b, (u8)a == b, (u16)a == d, a < d);
    return 0;
}
