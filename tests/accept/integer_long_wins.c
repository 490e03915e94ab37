// int and u32 convert to i64 without change.
// expect: -4 4000000001 -20000000000
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = -5;
    u32 b = 4000000000u;
    i64 l = 1;
    console_print(c, "%ld %ld %ld\n", l + a, l + b, l * b * a);
    return 0;
}
