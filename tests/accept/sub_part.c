// A part of an array has its own indices.
// expect: 115 9 100
#include <console.h>

static int sum(const int *__counted_by(n) __scope v, u32 n)
{
    int s = 0;
    for (u32 i = 0; i < n; i++)
        s += v[i];
    return s;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int *v = new_array(int, 10);
    for (int i = 0; i < 10; i++)
        v[i] = i;
    int *part = sub(v, 3, 4);
    part[0] = 100;
    console_print(c, "%d %d %d\n", sum(part, 4), sum(sub(part, 1, 2), 2), v[3]);
    return 0;
}
