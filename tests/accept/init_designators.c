// Designated initialisers in any order; later ones win.
// expect: 1 3 7 8 4 2
// expect: 9 0
#include <console.h>

struct s {
    int a, b[4], d;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct s x = {.d = 4, .b = {[2] = 7, 8}, .a = 1, .b[0] = 3};
    int v[6] = {[4] = 1, 2, [0] = 9};
    console_print(c, "%d %d %d %d %d %d\n", x.a, x.b[0], x.b[2], x.b[3], x.d, v[5]);
    console_print(c, "%d %d\n", v[0], v[3]);
    return 0;
}
