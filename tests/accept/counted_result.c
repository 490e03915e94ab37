// A counted result reaches what its bound promises.
// plain: no - lengths of references
// expect: 4 4
#include <spin/safe.h>
#include <console.h>

static int *__counted_by(n) numbers(int n)
{
    int *a = new_array(int, n + 2);
    for (int i = 0; i < n; i++)
        a[i] = i + 1;
    return a;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int *p = numbers(4);
    console_print(out, "%d %d\n", (int)lenof(p), p[3]);
    return 0;
}
