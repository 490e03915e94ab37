// The type of an integer constant follows from its value, base and suffix.
// expect: 4 8 4 4
// expect: 4 8 4 4
// expect: 8 8 8 4
// expect: 0 1 1
// expect: 8 31 5 0
// expect: 18446744073709551615 9223372036854775807
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%lu %lu %lu %lu\n", sizeof 2147483647, sizeof 2147483648, sizeof 0x7fffffff,
                  sizeof 0x80000000);
    console_print(c, "%lu %lu %lu %lu\n", sizeof 0xffffffff, sizeof 0x100000000,
                  sizeof 037777777777, sizeof 1u);
    console_print(c, "%lu %lu %lu %lu\n", sizeof 1l, sizeof 1ul, sizeof 1llu, sizeof 4294967295u);
    console_print(c, "%d %d %d\n", -1 < 0x80000000, -1 < 2147483648, 0x80000000 > 0);
    console_print(c, "%d %d %d %d\n", 010, 0x1F, 0b101, 1 - 0X1);
    console_print(c, "%lu %ld\n", 18446744073709551615u, 9223372036854775807);
    return 0;
}
