// A struct passed by value is as it was when its argument was evaluated.
// plain: no - order of evaluation
// expect: 1777
// expect: 7327
// expect: 552
#include <console.h>

struct s {
    int a, b;
    long v[3];
};
static int f(struct s first, int n, struct s second)
{
    return first.a * 1000 + n * 100 + second.a * 10 + (int)second.v[1];
}
static int set(struct s *__scope p, int n)
{
    p->a = n;
    p->v[1] = n;
    return n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct s s = {1, 2, {3, 4, 5}};
    console_print(c, "%d\n", f(s, set(&s, 7), s));
    console_print(c, "%d\n", f(s, (s.a = 2, 3), s));
    int r = s.a + set(&s, 5) * 10 + s.a * 100;
    console_print(c, "%d\n", r);
    return 0;
}
