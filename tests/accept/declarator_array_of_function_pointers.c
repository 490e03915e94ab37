// An array of procedures, each called by its index.
// expect: -36 3
#include <console.h>

typedef int (*step)(int);
static int twice(int n)
{
    return 2 * n;
}
static int square(int n)
{
    return n * n;
}
static int minus(int n)
{
    return -n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    step steps[3] = {twice, square, minus};
    int n = 3;
    for (int i = 0; i < 3; i++)
        n = steps[i](n);
    console_print(c, "%d %d\n", n, (int)(sizeof steps / sizeof steps[0]));
    return 0;
}
