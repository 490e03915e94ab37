// Floats and integers mixed, more than fit into registers.
// expect: 1015
// expect: 6847.25
#include <console.h>

static double mix(int a, double b, float d, long e, double f, u8 g, float h, double i, double j,
                  int k, double l, double m, double n, float o)
{
    return a + b * 2 + d * 3 + e * 4 + f * 5 + g * 6 + h * 7 + i * 8 + j * 9 + k * 10 + l * 11 +
           m * 12 + n * 13 + o * 14;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%g\n", mix(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));
    console_print(c, "%g\n", mix(-1, 0.5, 0.25f, -4, 1e3, 255, -0.5f, 1, 2, 3, 4, 5, 6, 7));
    return 0;
}
