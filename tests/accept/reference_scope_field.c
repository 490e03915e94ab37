// A scope reference to a field of a heap object.
// expect: 5 10
#include <console.h>

struct counter {
    int a, b;
};
static void bump(int *__scope p)
{
    *p += 5;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct counter *k = new(struct counter);
    bump(&k->b);
    bump(&k->b);
    bump(&k->a);
    console_print(c, "%d %d\n", k->a, k->b);
    return 0;
}
