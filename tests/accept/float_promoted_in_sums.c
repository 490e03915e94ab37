// An integer beside a float becomes float, beside a double double; the whole is not computed wider.
// expect: 16777216.0 16777217.0 18446744073709551616.0
// expect: 1 1 1
// expect: 8.38861e+06 8.38861e+06
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 16777217;
    float f = 1;
    double d = 1;
    u64 u = ~0ul;
    console_print(c, "%.1f %.1f %.1f\n", n * f, n * d, u * f);
    console_print(c, "%d %d %d\n", n == (float)n, n == n * f, n == n * d);
    console_print(c, "%g %g\n", n / 2 * f, n * f / 2);
    return 0;
}
