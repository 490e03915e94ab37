// continue in do ... while goes to the condition, with its side effects.
// expect: 36 6
// expect: -5
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 0, tests = 0;
    do {
        n++;
        if (n % 2)
            continue;
        n += 10;
    } while (tests++, n < 30);
    console_print(c, "%d %d\n", n, tests);
    do
        n--;
    while (n > 5);
    do {
        n = -n;
        break;
    } while (1);
    console_print(c, "%d\n", n);
    return 0;
}
