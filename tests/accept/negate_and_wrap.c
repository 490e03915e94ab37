// Negation, addition and multiplication wrap at every width.
// expect: -2147483648 -9223372036854775808 4294967295 -128 -32768
// expect: 2147483647 -2147483648 -2147483648
// expect: 9223372036854775807 -9223372036854775808
// expect: 4294967295 18446744073709551613
// expect: -131071
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i32 a = -2147483647 - 1;
    i64 b = -9223372036854775807l - 1;
    u32 u = 1;
    i8 d = -128;
    i16 e = -32768;
    console_print(c, "%d %ld %u %d %d\n", -a, -b, -u, (i8)-d, (i16)-e);
    console_print(c, "%d %d %d\n", a - 1, 2147483647 + (int)u, a * 3);
    console_print(c, "%ld %ld\n", b - 1, b * 5);
    console_print(c, "%u %lu\n", u - 2, 0ul - 3);
    console_print(c, "%d\n", 65535 * 65535 + (int)(u - 1));
    return 0;
}
