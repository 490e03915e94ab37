// Compound assignment to float computes in the wider type and rounds once.
// expect: 16777216.0 1
// expect: 0.300000012 0.300000012
// expect: 6.25
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    float f = 16777216, g = 1;
    f += 1.0;
    g += 1e-9;
    console_print(c, "%.1f %.9g\n", f, g);
    f = 0.1f;
    f *= 3;
    g = 0.1f;
    g *= 3.0;
    console_print(c, "%.9g %.9g\n", f, g);
    f = 7;
    f /= 2;
    f -= 1;
    f *= f;
    console_print(c, "%g\n", f);
    return 0;
}
