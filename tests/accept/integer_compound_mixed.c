// The right side may be wider or a float.
// expect: -705032678 40
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 10;
    u8 b = 100;
    a *= 2.6;
    b /= 2.5;
    a -= 5000000000;
    console_print(c, "%d %d\n", a, b);
    return 0;
}
