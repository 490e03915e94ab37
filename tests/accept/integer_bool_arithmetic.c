// A _Bool counts as 0 or 1.
// expect: 8 0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    _Bool a = argc;
    a += 5;
    int n = a << 3;
    a = !a;
    console_print(c, "%d %d\n", n, a);
    return 0;
}
