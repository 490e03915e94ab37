// Strings into arrays: shorter, with room for the NUL, exactly without it, empty, in braces.
// expect: 00 0 99 00
// expect: 121 0 et c 6
#include <console.h>

static char a[8] = "abc", b[4] = "abc", d[3] = "abc", e[2] = "", f[4] = {"xy"};
static char g[2][4] = {"one", "two"}, h[][3] = {"a", "bc"};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d%d %d %d %d%d\n", a[3], a[7], b[3], d[2], e[0], e[1]);
    console_print(c, "%d %d %c%c %c %lu\n", f[1], f[3], g[0][2], g[1][0], h[1][1], sizeof h);
    return 0;
}
