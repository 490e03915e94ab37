// The type of a shift is that of its promoted left operand.
// expect: 3840 15 -64 -4
// expect: 65536 1 8
// expect: 1099511627776 9223372036854775808 1
// expect: 1 -1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 b = 0xf0;
    i8 s = -16;
    u16 h = 0x8000;
    long n = 3;
    int one = 1;
    console_print(c, "%d %d %d %d\n", b << 4, b >> 4, s << 2, s >> 2);
    console_print(c, "%d %d %d\n", h << 1, h >> 15, one << n);
    console_print(c, "%ld %lu %d\n", 1l << 40, 1ul << 63, (int)(1l << 31 >> 31));
    console_print(c, "%u %d\n", 0x80000000u >> 31, (int)0x80000000 >> 31);
    return 0;
}
