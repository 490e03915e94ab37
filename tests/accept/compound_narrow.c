// Compound assignment computes in int and narrows when it stores.
// expect: 4 -56 0 3
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    u8 a = 250;
    a += 10;
    i8 b = 100;
    b *= 2;
    u16 c = 1;
    c <<= 15;
    c <<= 1;
    u8 d = 7;
    d /= 2;
    d |= 0x100;
    console_print(out, "%d %d %d %d\n", a, b, c, d);
    return 0;
}
