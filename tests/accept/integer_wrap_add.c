// Signed addition wraps.
// expect: -2147483648 -9223372036854775808
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 2147483647;
    i64 b = 9223372036854775807;
    console_print(c, "%d %ld\n", a + argc, b + argc);
    return 0;
}
