// A variable read before a call that changes it keeps what was read.
// plain: no - order of evaluation
// expect: 12 222 111
#include <console.h>

static int g = 1;
static int bump(int by)
{
    g += by;
    return g;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = g + bump(10);
    int b = bump(100) + g;
    int d = g - bump(1) + g;
    console_print(c, "%d %d %d\n", a, b, d);
    return 0;
}
