// A struct result assigned to what the callee reads: the place changes only when the call is done.
// expect: 6 5 4 3 2 1
// expect: 21 31 41 51 61 11
// expect: 5 6 3 4 1 2
// expect: 5 6 3 4 1 2
// expect: 2 5 6 3 4 1
// expect: 0 0 0 0 5 2
#include <console.h>

struct big {
    long v[6];
};
static struct big global = {{1, 2, 3, 4, 5, 6}};
static struct big turned(const struct big *__scope p)
{
    struct big r;
    for (int i = 0; i < 6; i++)
        r.v[i] = p->v[5 - i];
    return r;
}
static struct big of_global(void)
{
    struct big r = {{0}};
    for (int i = 0; i < 6; i++)
        r.v[i] = global.v[(i + 1) % 6] * 10 + global.v[0];
    return r;
}
static struct big direct(struct big *__scope p)
{
    return (struct big){{p->v[1], p->v[0], p->v[3], p->v[2], p->v[5], p->v[4]}};
}
static struct console *c;
static void show(const struct big *__scope b)
{
    console_print(c, "%ld %ld %ld %ld %ld %ld\n", b->v[0], b->v[1], b->v[2], b->v[3], b->v[4],
                  b->v[5]);
}
int main(int argc, str_t *__array argv)
{
    c = console_open();
    struct big s = {{1, 2, 3, 4, 5, 6}}, v[2] = {s, s};
    struct big *h = new (struct big);
    s = turned(&s);
    show(&s);
    global = of_global();
    show(&global);
    s = direct(&s);
    show(&s);
    v[1] = turned(&v[1]);
    *h = v[1];
    *h = direct(h);
    show(h);
    s = (struct big){{s.v[5], s.v[0], s.v[1], s.v[2], s.v[3], s.v[4]}};
    show(&s);
    s = turned(&(struct big){{s.v[0], s.v[1]}});
    show(&s);
    return 0;
}
