// ++ and -- of every width at both ends; the value of the postfix form is the old one.
// expect: 255 0 255 127 -128 65535 65535 -32768 32767
// expect: 4294967295 4294967295 2147483647 -2147483648 0 0 9223372036854775807 9223372036854775807
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 255;
    i8 b = 127;
    u16 d = 65535;
    i16 e = -32768;
    u32 f = 4294967295u;
    i32 g = 2147483647;
    u64 h = 0;
    i64 k = -9223372036854775807l - 1;
    console_print(c, "%d ", a++);
    console_print(c, "%d ", a--);
    console_print(c, "%d ", a);
    console_print(c, "%d ", b++);
    console_print(c, "%d ", b);
    console_print(c, "%d ", d++);
    console_print(c, "%d ", --d);
    console_print(c, "%d ", e--);
    console_print(c, "%d\n", e);
    console_print(c, "%u ", f++);
    console_print(c, "%u ", --f);
    console_print(c, "%d ", g++);
    console_print(c, "%d ", g);
    console_print(c, "%lu ", h--);
    console_print(c, "%lu ", ++h);
    console_print(c, "%ld ", --k);
    console_print(c, "%ld\n", k++);
    return 0;
}
