// A struct is defined in the declaration of a variable, of a typedef and of a result.
// expect: 2 5 3 17
#include <console.h>

static struct point {
    int x, y;
} origin = {1, 2}, corner[2] = {{3, 4}, {5, 6}};
typedef struct line {
    struct point from, to;
} line_t;
static struct both {
    struct point p;
    int n;
} make(int n)
{
    return (struct both){{n, n + 1}, n + 2};
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    line_t l = {origin, corner[1]};
    struct {
        int a;
        struct {
            int b;
        } in;
    } local = {1, {2}};
    struct both r = make(7);
    console_print(c, "%d %d %d %d\n", l.from.y, l.to.x, local.a + local.in.b, r.p.y + r.n);
    return 0;
}
