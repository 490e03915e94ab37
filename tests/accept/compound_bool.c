// A bool takes whether the result is not zero.
// expect: 1 0 1 0 0 1 1 1 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    _Bool b = 0;
    b += 2;
    console_print(c, "%d ", b);
    b -= 1;
    console_print(c, "%d ", b);
    b |= 6;
    console_print(c, "%d ", b);
    b ^= 1;
    console_print(c, "%d ", b);
    b |= 1;
    b &= 2;
    console_print(c, "%d ", b);
    b = 1;
    b *= 0.5;
    console_print(c, "%d ", b);
    b <<= 5;
    console_print(c, "%d ", b);
    b++;
    console_print(c, "%d ", b);
    b++;
    console_print(c, "%d\n", b);
    return 0;
}
