// while, do and for with missing parts.
// expect: 9 175
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int i = 0, n = 0;
    while (i < 5)
        n += i++;
    do
        n *= 2;
    while (n < 100);
    for (;;) {
        if (++i > 20)
            break;
        if (i % 2)
            continue;
        n++;
    }
    for (; i > 10; i -= 3)
        ;
    for (int k = 0;; k++)
        if (k == 7) {
            n += k;
            break;
        }
    console_print(c, "%d %d\n", i, n);
    return 0;
}
