// A table of procedures.
// expect: 98 1
#include <console.h>

typedef int (*operation)(int, int);
static int add(int a, int b)
{
    return a + b;
}
static int mul(int a, int b)
{
    return a * b;
}
static const operation table[3] = {add, mul, add};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    operation f = mul;
    int r = f(3, 4);
    for (int i = 0; i < 3; i++)
        r += table[i](r, i);
    console_print(c, "%d %d\n", r, f == mul);
    return 0;
}
