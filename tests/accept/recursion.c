// Procedures may call themselves and each other.
// expect: 1 1 610
#include <spin/safe.h>
#include <console.h>

static int odd(int n);
static int even(int n)
{
    return n == 0 ? 1 : odd(n - 1);
}
static int odd(int n)
{
    return n == 0 ? 0 : even(n - 1);
}
static int fib(int n)
{
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %d %d\n", even(10), odd(7), fib(15));
    return 0;
}
