// A typedef of a procedure type, not of a pointer to it; `&f`, `f` and `*f` are the same value.
// expect: 2 3 4 1
#include <console.h>

typedef int counter(int);
typedef counter *counter_t;
static counter next;
static int next(int n)
{
    return n + 1;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    counter_t a = next, b = &next, d = *next;
    console_print(c, "%d %d %d %d\n", a(1), b(2), d(3), a == b && b == d);
    return 0;
}
