// Infinities, NaN and zeros with sign: arithmetic and comparisons.
// expect: 1 1 1 0
// expect: 010001
// expect: 1 1 1
// expect: inf -inf -0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    double zero = 0, inf = 1 / zero, nan = zero / zero, negative = -zero;
    console_print(c, "%d %d %d %d\n", inf > 1e308, -inf < inf, inf == inf + 1, inf - inf == 0);
    console_print(c, "%d%d%d%d%d%d\n", nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan,
                  !(nan >= 1));
    console_print(c, "%d %d %d\n", zero == negative, 1 / negative < 0, 1 / zero > 0);
    console_print(c, "%g %g %g\n", inf, -inf, negative);
    return 0;
}
