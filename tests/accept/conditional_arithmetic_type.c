// Both branches of ?: become one type, also the one that is not taken.
// expect: 1 0
// expect: 1 18446744073709551615 -1
// expect: 4 8 0.5
// expect: 2 4
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int t = 1;
    u32 u = 1;
    i8 b = -1;
    u64 ul = 2;
    float f = 0.5f;
    console_print(c, "%d %d\n", (t ? -1 : u) > 0, (t ? -1 : 0) > 0);
    console_print(c, "%d %lu %g\n", (t ? b : u) > 5, t ? b : ul, t ? b : f);
    console_print(c, "%lu %lu %g\n", sizeof(t ? b : 'a'), sizeof(t ? b : 1l), (t ? 1 : 2.0) / 2);
    console_print(c, "%d %d\n", t ? t > 1 ? 1 : 2 : 3, t - 1 ? 1 : t ? 4 : 5);
    return 0;
}
