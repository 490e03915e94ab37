// Macros with `...`: counted, passed on, with and without arguments.
// expect: 1 3
// expect: 3 10
// expect: plain
#include <console.h>

#define COUNT(...)                    COUNT_(__VA_ARGS__, 5, 4, 3, 2, 1)
#define COUNT_(a, b, d, e, f, n, ...) n
#define SUM(first, ...)               sum((int[]){first, __VA_ARGS__}, COUNT(first, __VA_ARGS__))
static int sum(const int *__counted_by(n) __scope v, int n)
{
    int s = 0;
    while (n--)
        s += *v++;
    return s;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
#define SAY(format, ...) console_print(c, format "\n", ##__VA_ARGS__)
    SAY("%d %d", COUNT(x), COUNT(x, y, z));
    SAY("%d %d", SUM(1, 2), SUM(1, 2, 3, 4));
    SAY("plain");
    return 0;
}
