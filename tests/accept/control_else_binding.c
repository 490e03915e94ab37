// else belongs to the nearest if.
// expect: 220 120 2 11
#include <console.h>

static int f(int a, int b)
{
    int r = 0;
    if (a)
        if (b)
            r = 1;
        else
            r = 2;
    if (a) {
        if (b)
            r += 10;
    } else
        r += 20;
    if (a)
        ;
    else if (b)
        r += 100;
    else
        r += 200;
    return r;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d\n", f(0, 0), f(0, 1), f(1, 0), f(1, 1));
    return 0;
}
