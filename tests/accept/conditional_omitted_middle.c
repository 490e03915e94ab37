// `a ?: b` is a where it is not zero, evaluated once.
// expect: 5 7 3
// expect: -1 3
#include <console.h>

static int calls;
static int next(int n)
{
    calls++;
    return n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = next(5) ?: next(7);
    int b = next(0) ?: next(7);
    console_print(c, "%d %d %d\n", a, b, calls);
    u8 n = 0;
    long l = n ?: -1l;
    double d = 0.0 ?: 3;
    console_print(c, "%ld %g\n", l, d);
    return 0;
}
