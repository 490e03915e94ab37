// %e and %E: precision, flags, exponents of two and three digits.
// expect: [1.234568e+04] [1.200000E-04] [6e+00] [1.000e+01]
// expect: [0.000000e+00] [1.000000e+100] [-1.000000e-300]
// expect: [    1.23e+03] [1.23e+03    ] [+1.000000e+00] [2.e+00]
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "[%e] [%E] [%.0e] [%.3e]\n", 12345.678, 0.00012, 5.5, 9.9996);
    console_print(c, "[%e] [%e] [%e]\n", 0.0, 1e100, -1e-300);
    console_print(c, "[%12.2e] [%-12.2e] [%+e] [%#.0e]\n", 1234.5, 1234.5, 1.0, 2.0);
    return 0;
}
