// Parameters hide globals, types and procedures of their names.
// expect: 33 100 8
#include <console.h>

typedef int number;
static int total = 100;
static int twice(int n)
{
    return n * 2;
}
static int f(int total, int number, int twice)
{
    number += total;
    total = twice;
    return number * 10 + total;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d\n", f(1, 2, 3), total, twice((number)4));
    return 0;
}
