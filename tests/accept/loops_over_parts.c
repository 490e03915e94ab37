// The same loop over a whole array, a part of it, and rows of a table, by index and by reference.
// expect: -1112839 -1112839 81811 4337
// expect: 353 353 601 11
// expect: 182 182 199 56
// expect: 0 0 -1
#include <console.h>

static long by_index(int n, const int *__counted_by(n) __scope v)
{
    long s = 0;
    for (int i = 0; i < n; i++)
        s = s * 3 + v[i];
    return s;
}
static long by_end(int n, const int *__counted_by(n) __scope v)
{
    long s = 0;
    for (const int *p = v, *end = v + n; p < end; p++)
        s = s * 3 + *p;
    return s;
}
static long backwards(int n, const int *__counted_by(n) __scope v)
{
    long s = 0;
    for (int i = n - 1; i >= 0; i--)
        s = s * 3 + v[i];
    return s;
}
static long by_two(int n, const int *__counted_by(n) __scope v)
{
    long s = 0;
    for (int i = 0; i + 1 < n; i += 2)
        s = s * 3 + v[i] * v[i + 1];
    return s;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[12], rows[3][4];
    for (int i = 0; i < 12; i++)
        v[i] = rows[i / 4][i % 4] = i * i % 13 - 5;
    console_print(c, "%ld %ld %ld %ld\n", by_index(12, v), by_end(12, v), backwards(12, v),
                  by_two(12, v));
    console_print(c, "%ld %ld %ld %ld\n", by_index(5, v + 3), by_end(5, v + 3), backwards(5, v + 3),
                  by_two(5, v + 3));
    console_print(c, "%ld %ld %ld %ld\n", by_index(4, rows[2]), by_end(4, rows[2]),
                  backwards(4, rows[1]), by_two(4, rows[0]));
    console_print(c, "%ld %ld %ld\n", by_index(0, v), by_end(0, v + 12), backwards(1, v + 11));
    return 0;
}
