// Floats as conditions and truth values.
// expect: 2 1 2 1
// expect: 1 0
// expect: 4 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    float z = 0, t = 1e-40f;
    double n = -0.0;
    console_print(c, "%d %d %d %d\n", z ? 1 : 2, t ? 1 : 2, n ? 1 : 2, !n);
    console_print(c, "%d %d\n", z || t, z && t);
    int c0 = 0;
    for (float f = 0; f < 1; f += 0.25f)
        c0++;
    _Bool b = 0.001f;
    console_print(c, "%d %d\n", c0, b);
    return 0;
}
