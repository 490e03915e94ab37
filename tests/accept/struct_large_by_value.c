// Structs of a hundred and of a thousand bytes, and one of two thousand, by value.
// expect: 985050 297 4 11 5
#include <console.h>

struct a {
    u8 b[100];
};
struct b {
    long v[125];
};
struct d {
    i16 n;
    int v[500];
};
static long f(struct a a, struct b b)
{
    long s = 0;
    for (int i = 0; i < 100; i++)
        s += a.b[i] * b.v[i];
    b.v[0] = 0;
    return s;
}
static struct d g(struct d d, int n)
{
    d.n++;
    d.v[499] += n;
    return n ? g(d, n - 1) : d;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct a a;
    struct b b;
    struct d d = {.v = {[499] = 5}};
    for (int i = 0; i < 100; i++) {
        a.b[i] = i;
        b.v[i] = i * 3;
    }
    long r = f(a, b);
    struct d e = g(d, 3);
    console_print(c, "%ld %ld %d %d %d\n", r, b.v[0] + b.v[99], e.n, e.v[499], d.v[499]);
    return 0;
}
