// Initialisers of locals may be any expression.
// expect: 7 7 49
#include <console.h>

static int f(int x)
{
    return x * 2;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a[3] = {f(1), f(2) + argc, argc ? 7 : 8};
    int b = a[0] + a[1], d[2] = {b, b * a[2]};
    console_print(c, "%d %d %d\n", b, d[0], d[1]);
    return 0;
}
