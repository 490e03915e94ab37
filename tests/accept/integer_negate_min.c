// -MIN is MIN.
// expect: -2147483648 -9223372036854775808
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = -2147483647 - argc;
    i64 b = -9223372036854775807 - argc;
    console_print(c, "%d %ld\n", -a, -b);
    return 0;
}
