// Every compound operator on a signed short wraps at sixteen bits.
// expect: -32536 -32537 -32075 16037 37 4736 1184 -31584 -31649 1119
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i16 v = 32000;
    console_print(c, "%d ", v += 1000);
    console_print(c, "%d ", v -= 1);
    console_print(c, "%d ", v *= 3);
    console_print(c, "%d ", v /= -2);
    console_print(c, "%d ", v %= 1000);
    console_print(c, "%d ", v <<= 7);
    console_print(c, "%d ", v >>= 2);
    console_print(c, "%d ", v |= 0x8000);
    console_print(c, "%d ", v ^= 0x00ff);
    console_print(c, "%d\n", v &= 0x7fff);
    return 0;
}
