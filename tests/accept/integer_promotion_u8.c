// u8 operands are computed as int.
// expect: 300 -100 44 -201
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 200, b = 100;
    console_print(c, "%d %d %d %d\n", a + b, a - b - b - b, (u8)(a + b), ~a);
    return 0;
}
