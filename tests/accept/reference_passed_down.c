// A lent reference is lent on, and a recursion lends its own locals.
// expect: 33 5 1
#include <console.h>

static void leaf(int *__scope out, int n)
{
    *out += n;
}
static void middle(int *__scope out, int n)
{
    leaf(out, n);
    leaf(out, n * 10);
}
static int depth(int *__scope most, int n)
{
    int own = n;
    if (own > *most)
        *most = own;
    if (n < 5)
        depth(most, n + 1);
    return own;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int out = 0, most = 0;
    middle(&out, 3);
    int own = depth(&most, 1);
    console_print(c, "%d %d %d\n", out, most, own);
    return 0;
}
