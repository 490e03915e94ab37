// Division and remainder of mixed signs are done in the common type.
// expect: 2147483644 1 -3 -1
// expect: 9223372036854775804 1 -3 -1
// expect: -3 1 -3 -1
// expect: 3 -1 0 -3
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int i = -7;
    u32 u = 2;
    long l = 2;
    u64 ul = 2;
    i8 b = -7;
    u8 d = 2;
    console_print(c, "%u %u %ld %ld\n", i / u, i % u, i / l, i % l);
    console_print(c, "%lu %lu %d %d\n", i / ul, i % ul, b / d, b % d);
    console_print(c, "%d %d %d %d\n", 7 / -2, 7 % -2, -7 / 2, -7 % 2);
    console_print(c, "%d %d %ld %ld\n", -7 / -2, -7 % -2, l / b, (long)b % 4);
    return 0;
}
