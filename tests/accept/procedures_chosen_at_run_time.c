// Procedure values assigned, compared, conditional, in a variable that a call changes.
// expect: 1 16 1 1
#include <console.h>

typedef int (*step)(int);
static step now;
static int odd(int n);
static int even(int n)
{
    now = odd;
    return n / 2;
}
static int odd(int n)
{
    now = n % 3 ? even : odd;
    return n * 3 + 1;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 7, steps = 0;
    now = odd;
    while (n > 1 && steps < 50) {
        n = now(n);
        now = n % 2 ? odd : even;
        steps++;
    }
    step a = steps > 10 ? odd : even, b = NULL;
    console_print(c, "%d %d %d %d\n", n, steps, a == odd, b == NULL && !b);
    return 0;
}
