// What a callee does to its struct does not show; nested arrays and structs are copied too.
// expect: 11 1 1 10 3 14
#include <console.h>

struct deep {
    int n;
    struct {
        u8 b[5];
    } in[2];
};
static int change(struct deep d)
{
    d.n = 9;
    d.in[1].b[4] = 9;
    d.in[0].b[0]++;
    return d.n + d.in[0].b[0];
}
static struct deep changed(struct deep d)
{
    d.n++;
    d.in[1].b[4] += 2;
    return d;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct deep a = {1, {{{1, 2, 3, 4, 5}}, {{6, 7, 8, 9, 10}}}}, b = a;
    int r = change(a);
    b = changed(changed(a));
    console_print(c, "%d %d %d %d %d %d\n", r, a.n, a.in[0].b[0], a.in[1].b[4], b.n, b.in[1].b[4]);
    return 0;
}
