// restrict is accepted and means nothing: operands may overlap.
// expect: 1 3 6 10 15
#include <console.h>

static void add(int n, int *restrict __counted_by(n) __scope to,
                const int *restrict __counted_by(n) __scope from)
{
    for (int i = 0; i < n; i++)
        to[i] += from[i];
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[5] = {1, 2, 3, 4, 5};
    add(4, v + 1, v);
    console_print(c, "%d %d %d %d %d\n", v[0], v[1], v[2], v[3], v[4]);
    return 0;
}
