// Narrowing keeps the low bits and their sign.
// expect: 120 120 17767 54904
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int x = 0x12345678;
    console_print(c, "%d %d %d %d\n", (i8)x, (u8)x, (i16)(x >> 4), (u16)(x + 0x8000));
    return 0;
}
