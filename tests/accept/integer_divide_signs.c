// Division truncates toward zero.
// expect: 3 -3 -3 1 -1 -1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 7 * argc, b = -7 * argc;
    console_print(c, "%d %d %d %d %d %d\n", a / 2, b / 2, a / -2, a % 3, b % 3, b % -3);
    return 0;
}
