// So many struct arguments that some go by registers and others by the stack.
// expect: 792
#include <console.h>

struct pair {
    long a, b;
};
struct real {
    double x, y;
};
struct big {
    long v[3];
};
static double all(struct pair p, struct real r, struct big g, struct pair q, struct real s, int n,
                  struct pair t, struct real u, struct real v, struct real w, struct big h)
{
    return p.a + p.b * 2 + r.x + r.y * 2 + g.v[0] + g.v[2] * 2 + q.a * 3 + q.b * 4 + s.x * 3 +
           s.y * 4 + n * 5 + t.a * 6 + t.b * 7 + u.x + v.y + w.x * 8 + w.y * 9 + h.v[1];
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%g\n",
                  all((struct pair){1, 2}, (struct real){3, 4}, (struct big){{5, 6, 7}},
                      (struct pair){8, 9}, (struct real){10, 11}, 12, (struct pair){13, 14},
                      (struct real){15, 16}, (struct real){17, 18}, (struct real){19, 20},
                      (struct big){{21, 22, 23}}));
    return 0;
}
