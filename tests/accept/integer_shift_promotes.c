// A shifted u8 is an int.
// expect: 65280 15
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 0xff;
    console_print(c, "%d %d\n", a << 8, (u8)(a << 4) >> 4);
    return 0;
}
