// A procedure passed as an argument.
// expect: 30
#include <console.h>

typedef int (*visit)(int);
static int square(int x)
{
    return x * x;
}
static int sum(visit f, int n)
{
    int s = 0;
    for (int i = 0; i < n; i++)
        s += f(i);
    return s;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d\n", sum(square, 5));
    return 0;
}
