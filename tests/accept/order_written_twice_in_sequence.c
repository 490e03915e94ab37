// A variable written twice, one after the other behind commas, inside an argument and a sum.
// expect: 17 5
// expect: 12 3
#include <console.h>

static int twice(int n)
{
    return 2 * n;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = 1, b = 2;
    int r = (a = 7, a += 3, a) + 7;
    console_print(c, "%d %d\n", r, (b = 4, b++, b));
    r = twice((a = 2, a *= 3, a));
    console_print(c, "%d %d\n", r, (b && (b = 1, b += 2, b)) ? b : 0);
    return 0;
}
