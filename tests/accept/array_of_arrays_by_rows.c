// Rows of two- and three-dimensional arrays passed as arrays of their own.
// expect: 6 86 10 26 0
// expect: 48 16 32 4
#include <console.h>

static int sum(const int v[4])
{
    return v[0] + v[1] + v[2] + v[3];
}
static void set(int v[4], int from)
{
    for (int i = 0; i < 4; i++)
        v[i] = from + i;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int m[3][4], cube[2][2][4] = {{{1, 2, 3, 4}}};
    for (int i = 0; i < 3; i++)
        set(m[i], i * 10);
    set(cube[1][1], 5);
    console_print(c, "%d %d %d %d %d\n", sum(m[0]), sum(m[2]), sum(cube[0][0]), sum(cube[1][1]),
                  sum(cube[1][0]));
    console_print(c, "%lu %lu %lu %lu\n", sizeof m, sizeof m[0], sizeof cube[0],
                  sizeof cube[0][0][0]);
    return 0;
}
