// Braces of inner aggregates may be left out.
// expect: 3 4 5
// expect: 4 0 8 9
#include <console.h>

struct in {
    int x, y;
};
struct out {
    struct in a[2];
    int z;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct out o = {1, 2, 3, 4, 5};
    int g[2][3] = {1, 2, 3, 4};
    struct out p = {{{1}, 7, 8}, 9};
    console_print(c, "%d %d %d\n", o.a[1].x, o.a[1].y, o.z);
    console_print(c, "%d %d %d %d\n", g[1][0], g[1][2], p.a[1].y, p.z);
    return 0;
}
