// Assignments and steps inside conditions happen only when they are reached.
// expect: 0 10 4 8
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 0, b = 5, n = 0;
    if (a++ && b++)
        n = 1;
    if (a++ || b++)
        n += 2;
    if ((a = 0) || (b -= 5) || ++n)
        n += 4;
    int d = a || b ? (a = 9) : (b = 8);
    while (n-- > 5 && b++ < 10)
        ;
    console_print(c, "%d %d %d %d\n", a, b, n, d);
    return 0;
}
