// A procedure called through `*f`, `&f`, parentheses, a condition and a comma; results cast and dropped.
// expect: 2 3 4 5
// expect: 11 9
// expect: 255 1
#include <console.h>

typedef int (*fn)(int);
static int calls;
static int inc(int n)
{
    calls++;
    return n + 1;
}
static int dec(int n)
{
    calls++;
    return n - 1;
}
static void nothing(void)
{
    calls += 100;
}
static void outer(int n)
{
    if (n)
        return nothing();
    return (void)inc(n);
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    fn p = inc;
    console_print(c, "%d %d %d %d\n", (*inc)(1), (&inc)(2), (p)(3), (**p)(4));
    console_print(c, "%d %d\n", (calls > 2 ? inc : dec)(10), (calls, dec)(10));
    (void)inc(5);
    inc(6), dec(7);
    calls > 0 ? nothing() : (void)dec(1);
    outer(0);
    outer(1);
    console_print(c, "%d %d\n", (u8)dec(0), calls > 200);
    return 0;
}
