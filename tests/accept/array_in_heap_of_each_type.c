// new_array of each scalar type, of structs, of references; all zero first.
// expect: 0 0 0 0 0 0 0 1
// expect: 0 25536 18446744073709551613 0.25 1 5
// expect: 3 3 2
#include <console.h>

struct s {
    int a;
    struct s *next;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 *a = new_array(u8, 3);
    i16 *b = new_array(i16, 3);
    u64 *d = new_array(u64, 3);
    double *e = new_array(double, 3);
    float *f = new_array(float, 2);
    _Bool *g = new_array(_Bool, 2);
    struct s *h = new_array(struct s, 2);
    console_print(c, "%d %d %lu %g %g %d %d %d\n", a[2], b[0], d[1], e[2], f[1], g[0], h[1].a,
                  h[0].next == NULL);
    for (int i = 0; i < 3; i++) {
        a[i] = 250 + i * 3;
        b[i] = -20000 * i;
        d[i] = ~0ul - i;
        e[i] = i / 4.0;
    }
    g[1] = 7;
    h[1].next = new (struct s);
    h[1].next->a = 5;
    console_print(c, "%d %d %lu %g %d %d\n", a[2], b[2], d[2], e[1], g[1], h[1].next->a);
    console_print(c, "%lu %lu %lu\n", lenof(a), lenof(d), lenof(h));
    return 0;
}
