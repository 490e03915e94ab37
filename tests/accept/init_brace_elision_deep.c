// Braces left out at every level, and given at some.
// expect: 1:2,3,4:5,6,7:8
// expect: 1:2,0,3:4,5,0:6
// expect: 1:2,3,4:5,0,0:9
#include <console.h>

struct deep {
    int a;
    struct {
        int b[2];
        struct {
            int d;
        } e;
    } f[2];
    int g;
};
static struct deep flat = {1, 2, 3, 4, 5, 6, 7, 8};
static struct deep some = {1, {{{2}, {3}}, {{4, 5}}}, 6};
static struct deep mixed = {1, {2, 3, 4, {5}}, 9};
static struct console *c;
static void show(const struct deep *d)
{
    console_print(c, "%d:%d,%d,%d:%d,%d,%d:%d\n", d->a, d->f[0].b[0], d->f[0].b[1], d->f[0].e.d,
                  d->f[1].b[0], d->f[1].b[1], d->f[1].e.d, d->g);
}
int main(int argc, str_t *__array argv)
{
    c = console_open();
    show(&flat);
    show(&some);
    show(&mixed);
    return 0;
}
