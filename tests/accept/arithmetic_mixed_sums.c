// Sums and products of mixed types: the unsigned int wins over int, long over both.
// expect: 4294967295 -6 18446744073709551615
// expect: -1 1 65534 2
// expect: 4294967290 8 18446744073709551596
// expect: 4294967290 -6
// expect: 4294967295 4294967295
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int i = -2;
    u32 u = 3;
    long l = -4;
    u64 ul = 5;
    i8 b = -1;
    u16 h = 65535;
    console_print(c, "%u %ld %lu\n", i + u - 2, i + l, i + ul - 4);
    console_print(c, "%ld %lu %d %u\n", u + l, l + ul, b + h, b + u);
    console_print(c, "%u %ld %lu\n", i * u, i * l, l * ul);
    console_print(c, "%ld %ld\n", (long)(i * u), (long)i * u);
    console_print(c, "%lu %u\n", (u64)(b * 1u), h * 65537u);
    return 0;
}
