// A loop made of goto, with a second way in.
// expect: 10 10 0
#include <console.h>

static int sum(int n, int skip)
{
    int s = 0;
    if (skip)
        goto test;
again:
    s += n;
    n--;
test:
    if (n > 0)
        goto again;
    return s;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d\n", sum(4, 0), sum(4, 1), sum(0, 0));
    return 0;
}
