// Shift counts are taken modulo the width of the promoted left operand.
// plain: no - shifts by the width and more
// expect: 1 2 256 -2147483648
// expect: 1 2 1 -2
// expect: 8 2147483648
#include <console.h>

static int count(int n)
{
    return n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 b = 1;
    long l = 1;
    u32 u = 0x80000000u;
    console_print(c, "%d %d %d %d\n", 1 << count(32), 1 << count(33), b << count(40),
                  1 << count(-1));
    console_print(c, "%ld %ld %u %d\n", l << count(64), l << count(65), u >> count(63),
                  -8 >> count(34));
    b <<= count(35);
    u >>= count(32);
    console_print(c, "%d %u\n", b, u);
    return 0;
}
