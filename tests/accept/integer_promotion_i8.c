// i8 operands are computed as int.
// expect: -256 128 -128
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -128, b = 127;
    console_print(c, "%d %d %d\n", a + a, -a, (i8)(b + 1));
    return 0;
}
