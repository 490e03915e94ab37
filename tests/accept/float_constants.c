// Spellings of floating constants: exponents, hexadecimal, suffixes, no digits on one side.
// expect: 1 0.5 1000 0.001 250
// expect: 16 3 0.5 5
// expect: 1.5 0.100000001 4 8
// expect: 0.10000000000000001 9.9999999999999992e+22
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%g %g %g %g %g\n", 1., .5, 1e3, 1E-3, 2.5e+2);
    console_print(c, "%g %g %g %g\n", 0x1p4, 0x1.8p1, 0x.8p0, 0xAp-1);
    console_print(c, "%g %.9g %lu %lu\n", 1.5f, 0.1F, sizeof 1.0f, sizeof 1.0);
    console_print(c, "%.17g %.17g\n", 0.1, 1e23);
    return 0;
}
