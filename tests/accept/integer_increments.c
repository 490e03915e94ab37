// Prefix and postfix on every width.
// plain: no - order of evaluation
// expect: 255 0
// expect: -32768
// expect: 32767
// expect: 18446744073709551615
// expect: 18446744073709551615 0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 255;
    i16 b = 32767;
    u64 d = 0;
    console_print(c, "%d %d\n", a++, a);
    ++b;
    console_print(c, "%d\n", b--);
    console_print(c, "%d\n", b);
    console_print(c, "%lu\n", --d);
    console_print(c, "%lu %lu\n", d++, d);
    return 0;
}
