// Loops, copies and calls over no elements at all.
// expect: 100 100 100 0
#include <console.h>

static int sum(int n, const int *__counted_by(n) __scope v)
{
    int s = 100;
    for (int i = 0; i < n; i++)
        s += v[i];
    while (n-- > 0)
        s += *v++;
    return s;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[2] = {1, 2}, *none = new_array(int, 0);
    copy(v, none, 0);
    zero(v + 2, 0);
    console_print(c, "%d %d %d %lu\n", sum(0, v), sum(0, v + 2), sum(0, none), lenof(none));
    for (u32 i = 0; i < lenof(none); i++)
        console_print(c, "never\n");
    return 0;
}
