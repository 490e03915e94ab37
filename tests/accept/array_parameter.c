// An array parameter knows its length from its object.
// expect: 20 7
#include <spin/safe.h>
#include <console.h>

static int total(int *__array p)
{
    int s = 0;
    for (u64 i = 0; i < lenof(p); i++)
        s += p[i];
    return s;
}
static int *__array filled(int n, int value)
{
    int *a = new_array(int, n);
    fill(a, value, n);
    return a;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %d\n", total(filled(4, 5)), (int)lenof(filled(7, 0)));
    return 0;
}
