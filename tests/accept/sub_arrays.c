// sub() lends a part with bounds of its own.
// plain: no - lengths of references
// expect: 4 6 18
#include <spin/safe.h>
#include <console.h>

static int sum(const int *__counted_by(n) __scope p, size_t n)
{
    int s = 0;
    while (n--)
        s += *p++;
    return s;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int *a = new_array(int, 10);
    for (int i = 0; i < 10; i++)
        a[i] = i;
    int *middle = sub(a, 3, 4);
    console_print(out, "%d %d %d\n", (int)lenof(middle), middle[3], sum(middle, 4));
    return 0;
}
