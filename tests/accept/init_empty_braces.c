// Empty braces set everything to zero, at every level.
// expect: 0 0 2.5 0 0 3 0
#include <console.h>

struct s {
    int a;
    struct {
        int b[2];
    } in;
    double d;
};
static struct s g = {};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct s l = {}, m = {1, {}, 2.5}, v[2] = {{}, {3}};
    int a[3] = {};
    l.a += (struct s){}.a;
    console_print(c, "%d %d %g %d %d %d %d\n", g.in.b[1], l.a, m.d, m.in.b[0], v[0].a, v[1].a,
                  a[2]);
    return 0;
}
