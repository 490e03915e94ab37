// An integer becomes the nearest float, ties to even.
// expect: 16777216.0 16777220.0 -16777216.0
// expect: 9007199254740992.0 18446744073709551616.0 4294967295.0
// expect: 4294967296.0 18446744073709551616.0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 16777217, b = 16777219, d = -16777217;
    i64 e = 9007199254740993l;
    u64 f = ~0ul;
    u32 g = 4294967295u;
    console_print(c, "%.1f %.1f %.1f\n", (float)a, (float)b, (float)d);
    console_print(c, "%.1f %.1f %.1f\n", (double)e, (double)f, (double)g);
    console_print(c, "%.1f %.1f\n", (float)g, (float)f);
    return 0;
}
