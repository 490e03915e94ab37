// Unsigned division of large values.
// expect: 571428571 3 2571428571428571428 4
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u32 a = 4000000000u * (u32)argc;
    u64 b = 18000000000000000000ul * (u64)argc;
    console_print(c, "%u %u %lu %lu\n", a / 7, a % 7, b / 7, b % 7);
    return 0;
}
