// Bit-fields of elements, assigned from calls and from each other, passed by value.
// expect: 10203 272700 72093 72096 191612 8
#include <console.h>

struct f {
    u16 a : 5, b : 6;
    i16 d : 5;
};
static int f(struct f x)
{
    return x.a * 10000 + x.b * 100 + x.d;
}
static struct f make(int n)
{
    return (struct f){n, n * 3, -n};
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct f v[4] = {{1, 2, 3}, [2] = make(7)}, *h = new_array(struct f, 2);
    v[1].a = v[1].b = f(v[0]);
    v[3] = v[2];
    v[3].d = v[3].a + v[2].b;
    h[1] = make(20);
    h[1].b += h[1].a--;
    console_print(c, "%d %d %d %d %d %lu\n", f(v[0]), f(v[1]), f(v[2]), f(v[3]), f(h[1]), sizeof v);
    return 0;
}
