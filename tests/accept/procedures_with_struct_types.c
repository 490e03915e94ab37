// Procedure values that take and return structs, in tables and as arguments.
// expect: 4 4
// expect: 16 34 0
#include <console.h>

struct pair {
    int a;
    double b;
};
struct wide {
    long v[5];
};
typedef struct pair (*change)(struct pair);
typedef struct wide (*widen)(struct pair, int);
static struct pair grow(struct pair p)
{
    return (struct pair){p.a + 1, p.b * 2};
}
static struct pair flip(struct pair p)
{
    return (struct pair){(int)p.b, p.a};
}
static struct wide spread(struct pair p, int n)
{
    struct wide w = {{0}};
    for (int i = 0; i < n; i++)
        w.v[i] = p.a * i + (long)p.b;
    return w;
}
static struct pair apply(change f, int times, struct pair p)
{
    while (times--)
        p = f(p);
    return p;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const change table[] = {grow, flip};
    widen w = spread;
    struct pair p = apply(table[0], 3, (struct pair){1, 0.5});
    p = apply(table[1], 1, p);
    console_print(c, "%d %g\n", p.a, p.b);
    struct wide r = w(apply(grow, 2, p), 4);
    console_print(c, "%ld %ld %ld\n", r.v[0], r.v[3], r.v[4]);
    return 0;
}
