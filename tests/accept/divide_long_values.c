// 64-bit division and remainder, signed and not.
// expect: -8999999937 -442 8999999937 442
// expect: 17999999874 883 6000000000000000000 1
// expect: -9000000000000000001 -1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    long a = -9000000000000000001l, b = 1000000007l;
    u64 u = 18000000000000000001ul;
    console_print(c, "%ld %ld %ld %ld\n", a / b, a % b, a / -b, -a % b);
    console_print(c, "%lu %lu %lu %lu\n", u / b, u % b, u / 3, u % 10);
    console_print(c, "%ld %ld\n", a / 1, a % -10);
    return 0;
}
