// Integers and floats convert both ways.
// expect: 16777216.0 1000000000000000000 -2
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 16777217;
    f32 b = (f32)a;
    f64 d = 1e18 * argc;
    console_print(c, "%.1f %ld %d\n", b, (i64)d, (int)-2.9);
    return 0;
}
