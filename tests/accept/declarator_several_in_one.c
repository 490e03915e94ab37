// One declaration with several declarators of different shapes; each sees those before it.
// expect: 1 12 3 12 3 5
// expect: 0 3 4 0
#include <console.h>

struct node {
    int v;
    struct node *next, *__array rest;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 1, b = a + 1, v[3] = {a, b, a + b}, *__scope p = &b, n = sizeof v / sizeof *v;
    *p += 10;
    struct node *x = new (struct node), *y = x;
    y->v = 5;
    console_print(c, "%d %d %d %d %d %d\n", a, b, v[2], *p, n, x->v);
    static int q, r = 3, s[2] = {4};
    console_print(c, "%d %d %d %d\n", q, r, s[0], s[1]);
    return 0;
}
