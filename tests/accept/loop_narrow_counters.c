// Counters of narrow types: all values of a byte, up and down, and steps that skip the end.
// expect: 315
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 0;
    u8 i = 0;
    do
        n++;
    while (++i != 0);
    for (i8 k = -128; k < 127; k++)
        n += k == -1;
    for (u8 k = 250; k >= 10; k -= 7)
        n++;
    for (u16 k = 1; k; k <<= 1)
        n++;
    for (i8 k = 1; k > 0; k *= 2)
        n++;
    console_print(c, "%d\n", n);
    return 0;
}
