// A scalar may stand in braces.
// expect: 1 2.5 1 4 6
#include <console.h>

static int a = {1};
static double d = {2.5};
static _Bool b = {3};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int l = {4}, v[2] = {{5}, {6}};
    console_print(c, "%d %g %d %d %d\n", a, d, b, l, v[1]);
    return 0;
}
