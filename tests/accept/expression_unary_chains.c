// Unary operators one after the other.
// expect: 5 1 5 6 4
// expect: 5 5 -5 0
// expect: 0 1 -1
// expect: 6 -4
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 5;
    int *__scope p = &n;
    u8 b = 1;
    console_print(c, "%d %d %d %d %d\n", - -n, !!n, ~~n, -~n, ~-n);
    console_print(c, "%d %d %d %d\n", *&n, *&*p, -*p, !*p);
    console_print(c, "%d %d %d\n", !~b, - -b, ~!b);
    console_print(c, "%d %d\n", n-- - -1, +-+4);
    return 0;
}
