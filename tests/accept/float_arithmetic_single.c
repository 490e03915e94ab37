// float stays float: each result is rounded to 24 bits.
// expect: 0.100000001 0.300000012 0.0200000014 0.0333333351
// expect: 1 0
// expect: 16777216.0 16777217.0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    float a = 0.1f, b = 0.2f, s = a + b, p = a * b, q = a / 3;
    console_print(c, "%.9g %.9g %.9g %.9g\n", a, s, p, q);
    console_print(c, "%d %d\n", a + b == 0.3f, 0.1 + 0.2 == 0.3);
    float big = 16777216;
    console_print(c, "%.1f %.1f\n", big + 1.0f, big + 1.0);
    return 0;
}
