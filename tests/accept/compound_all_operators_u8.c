// Every compound operator on an unsigned char wraps at eight bits.
// expect: 4 255 253 126 26 208 104 105 150 20
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 v = 250;
    console_print(c, "%d ", v += 10);
    console_print(c, "%d ", v -= 5);
    console_print(c, "%d ", v *= 3);
    console_print(c, "%d ", v /= 2);
    console_print(c, "%d ", v %= 100);
    console_print(c, "%d ", v <<= 3);
    console_print(c, "%d ", v >>= 1);
    console_print(c, "%d ", v |= 0x101);
    console_print(c, "%d ", v ^= 0xff);
    console_print(c, "%d\n", v &= 0x3c);
    return 0;
}
