// Parameters are locals: the caller does not see what is stored in them.
// expect: 300 1 2
#include <spin/safe.h>
#include <console.h>

struct pair { int a, b; };
static int change(int n, struct pair p)
{
    n = 100;
    p.a = 200;
    return n + p.a;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int n = 1;
    struct pair p = {2, 3};
    console_print(out, "%d %d %d\n", change(n, p), n, p.a);
    return 0;
}
