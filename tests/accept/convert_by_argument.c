// Arguments are converted to the types of the parameters.
// expect: 7
// expect: 149570
// expect: 17 96
#include <console.h>

static int sum(u8 a, i8 b, u16 d, i16 e, _Bool f)
{
    return a + b * 3 + d * 5 + e * 7 + f * 11;
}
static double scale(float f, double d, int n)
{
    return f * d + n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d\n", sum(257, 255, 65537, 65535, 12));
    console_print(c, "%d\n", sum(-1, -129, -1, 40000, 0.5));
    console_print(c, "%g %g\n", scale(3, 4, 5.9), scale('a', 1u, -1));
    return 0;
}
