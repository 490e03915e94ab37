// A comma evaluates from left to right and is its last operand; in calls it needs parentheses.
// expect: 3 30 24
// expect: 52
// expect: 8
#include <console.h>

static int sum(int a, int b)
{
    return a * 10 + b;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 1, b = (a++, a++, a * 10), n = 0;
    for (int i = 0, j = 9; i < j; i += 2, j--)
        n += (i, j);
    console_print(c, "%d %d %d\n", a, b, n);
    console_print(c, "%d\n", sum((a = 4, a + 1), (b, 2)));
    console_print(c, "%lu\n", sizeof(1, 2l));
    return 0;
}
