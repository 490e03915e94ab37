// Any scalar that is not zero is true.
// expect: 1 1 1 0 3
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    _Bool a = 256, b = 0.5, d = (_Bool)argc, e = 0;
    console_print(c, "%d %d %d %d %d\n", a, b, d, e, a + b + d);
    return 0;
}
