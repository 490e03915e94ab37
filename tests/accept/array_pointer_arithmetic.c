// Arithmetic on bounded references: sums, differences, comparisons, stepping, indices of both signs.
// expect: 4 -4 1 1
// expect: 3 1 3 4
// expect: 1 5 4
// expect: 274
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[8] = {0, 1, 2, 3, 4, 5, 6, 7};
    int *p = v + 2, *q = &v[6], *end = v + 8;
    console_print(c, "%ld %ld %d %d\n", q - p, p - q, p < q, end - 8 == v);
    console_print(c, "%d %d %d %d\n", p[1], p[-1], *(q - 3), *(2 + p));
    p += 3;
    q -= 1;
    int same = p == q, first = *p++, second = *--q;
    console_print(c, "%d %d %d\n", same, first, second);
    int n = 0;
    for (p = v; p != end; p += 2)
        n = n * 10 + *p;
    while (p-- > v)
        n += *p;
    console_print(c, "%d\n", n);
    return 0;
}
