// Right shift of negatives is arithmetic.
// expect: -125 -953675 -25
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = -1000 * argc;
    i64 b = -1000000000000 * argc;
    i8 d = (i8)(-100 * argc);
    console_print(c, "%d %ld %d\n", a >> 3, b >> 20, d >> 2);
    return 0;
}
