// Procedures are values: stored, compared, passed and called.
// expect: 5 42 20
// expect: 1 0 1
#include <spin/safe.h>
#include <console.h>

typedef int (*operation)(int, int);
struct entry { operation run; int a; };
static int plus(int a, int b)
{
    return a + b;
}
static int times(int a, int b)
{
    return a * b;
}
static int apply(operation f, int a, int b)
{
    return f(a, b);
}
static operation table[2] = {plus, times};

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct entry e = {times, 6};
    operation f = plus;
    console_print(out, "%d %d %d\n", apply(f, 2, 3), e.run(e.a, 7), table[1](4, 5));
    console_print(out, "%d %d %d\n", f == plus, f == times, table[0] == f);
    return 0;
}
