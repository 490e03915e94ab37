// MIN / -1 is MIN and MIN % -1 is 0, at both widths, in compound assignments too.
// plain: no - the processor's fault there
// expect: -2147483648 0 -9223372036854775808 0
// expect: -2147483648 0
#include <console.h>

static int minus(void)
{
    return -1;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = -2147483647 - 1, m = minus();
    long b = -9223372036854775807l - 1;
    console_print(c, "%d %d %ld %ld\n", a / m, a % m, b / m, b % m);
    a /= m;
    b %= m;
    console_print(c, "%d %ld\n", a, b);
    return 0;
}
