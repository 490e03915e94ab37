// default may stand anywhere, and falls through as any label does.
// expect: 10 1 20 110
#include <console.h>

static int pick(int n)
{
    int r = 0;
    switch (n) {
    default: r = 9;
    case 1: r += 1; break;
    case 2: r = 20; break;
    }
    switch (n) {
    case 7: r += 100; break;
    default:;
    }
    return r;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d\n", pick(0), pick(1), pick(2), pick(7));
    return 0;
}
