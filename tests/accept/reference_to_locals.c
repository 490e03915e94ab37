// Locals lent by reference: of each width, members, elements; changed by callees in turn.
// expect: 4 1099511627777 2.5 5 9 12
#include <console.h>

static void add8(u8 *__scope p, int n)
{
    *p += n;
}
static void add64(i64 *__scope p, i64 n)
{
    *p += n;
}
static void half(double *__scope p)
{
    *p /= 2;
}
static void twice(int *__scope a, int *__scope b)
{
    *a += *b;
    *b += *a;
}
struct s {
    int x, v[3];
    double d;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a = 250;
    i64 b = 1;
    struct s s = {1, {2, 3, 4}, 5};
    add8(&a, 10);
    add64(&b, 1l << 40);
    half(&s.d);
    twice(&s.x, &s.v[2]);
    twice(&s.v[1], &s.v[1]);
    console_print(c, "%d %ld %g %d %d %d\n", a, b, s.d, s.x, s.v[2], s.v[1]);
    return 0;
}
