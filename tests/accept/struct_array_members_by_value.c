// Structs with arrays of floats, of structs and of references, by value.
// expect: 1 11.5 13.5 4
// expect: second first 3
#include <console.h>

struct point {
    float x, y;
};
struct path {
    struct point p[3];
    int n;
};
struct names {
    str_t at[2];
    u8 used;
};
static struct path moved(struct path p, float by)
{
    for (int i = 0; i < p.n; i++)
        p.p[i].x += by;
    return p;
}
static struct names swapped(struct names n)
{
    return (struct names){{n.at[1], n.at[0]}, n.used + 1};
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct path a = {{{1, 2}, {3, 4}}, 2}, b = moved(moved(a, 0.5f), 10);
    struct names n = swapped((struct names){{"first", "second"}, 1});
    console_print(c, "%g %g %g %g\n", a.p[0].x, b.p[0].x, b.p[1].x, b.p[1].y);
    struct names m = swapped(n);
    console_print(c, "%s %s %d\n", n.at[0], m.at[0], m.used);
    return 0;
}
