// Initialisers of locals are any expressions: calls, other locals, the ones before them in the list.
// expect: 1 20 300
// expect: 7 8 300 7
#include <console.h>

static int next(void)
{
    static int n;
    return ++n;
}
struct three {
    int a, b, d;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int base = 7;
    int a[3] = {next(), next() * 10, next() * 100};
    struct three t = {base, base + a[0], .d = a[1] ? a[2] : 0};
    struct three u = t;
    console_print(c, "%d %d %d\n", a[0], a[1], a[2]);
    console_print(c, "%d %d %d %d\n", u.a, u.b, u.d, base);
    return 0;
}
