// Two procedures call each other, declared before both.
// expect: 1 1 0
// expect: 10 10 21 22 32 33 44 54 55 66 
#include <console.h>

static _Bool is_odd(u32 n);
static _Bool is_even(u32 n)
{
    return n == 0 ? 1 : is_odd(n - 1);
}
static _Bool is_odd(u32 n)
{
    return n == 0 ? 0 : is_even(n - 1);
}
static int m(int n);
static int f(int n)
{
    return n == 0 ? 1 : n - m(f(n - 1));
}
static int m(int n)
{
    return n == 0 ? 0 : n - f(m(n - 1));
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d\n", is_even(10), is_odd(7), is_even(7));
    for (int i = 0; i < 10; i++)
        console_print(c, "%d%d ", f(i), m(i));
    console_print(c, "\n");
    return 0;
}
