// Infinities and NaN in every conversion.
// expect: [inf] [-inf] [inf] [INF] [-INF]
// expect: [   inf] [inf   ] [+inf] [   inf]
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    double zero = 0, inf = 1 / zero;
    console_print(c, "[%f] [%e] [%g] [%F] [%G]\n", inf, -inf, inf, inf, -inf);
    console_print(c, "[%6.2f] [%-6f] [%+f] [%06f]\n", inf, inf, inf, inf);
    return 0;
}
