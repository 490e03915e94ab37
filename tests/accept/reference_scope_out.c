// A result through a scope parameter.
// expect: 1 3 2 0
#include <console.h>

static _Bool divide(int a, int b, int *__scope q, int *__scope r)
{
    if (b == 0)
        return 0;
    *q = a / b;
    *r = a % b;
    return 1;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int q = -1, r = -1;
    _Bool ok = divide(17, 5, &q, &r);
    console_print(c, "%d %d %d %d\n", ok, q, r, divide(1, argc - 1, &q, &r));
    return 0;
}
