// double arithmetic: sums, products, quotients, and what is lost in them.
// expect: 0 0
// expect: 0.99999999999999989 0 0.33333333333333331
// expect: 2 2.5 2.5
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    double a = 1e16, b = 1, s = 0;
    console_print(c, "%.17g %.17g\n", a + b - a, (a + b + b) - a);
    for (int i = 0; i < 10; i++)
        s += 0.1;
    console_print(c, "%.17g %d %.17g\n", s, s == 1, 1 / 3.0);
    console_print(c, "%d %g %g\n", 5 / 2, 5 / 2.0, 5.0f / 2);
    return 0;
}
