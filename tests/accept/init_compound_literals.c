// Compound literals of scalars, arrays and structs; as arguments, with designators, assigned to.
// expect: 6
// expect: 10
// expect: 9
// expect: 42
// expect: 42 6 6
// expect: 9 8
#include <console.h>

struct point {
    int x, y;
};
static int dot(struct point a, struct point b)
{
    return a.x * b.x + a.y * b.y;
}
static int total(int n, const int *__counted_by(n) __scope v)
{
    int t = 0;
    while (n--)
        t += *v++;
    return t;
}
static int value_of(const struct point *__scope p)
{
    return p->x * 10 + p->y;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d\n", dot((struct point){1, 2}, (struct point){.y = 3}));
    console_print(c, "%d\n", total(4, (int[]){1, 2, 3, 4}));
    console_print(c, "%d\n", total(3, (const int[3]){[1] = 9}));
    console_print(c, "%d\n", value_of(&(struct point){4, 2}));
    int *__scope one = &(int){41};
    ++*one;
    console_print(c, "%d %d %lu\n", *one, (int){5} + 1, sizeof((char[]){"seven"}));
    struct point p = (struct point){8, 9};
    p = (struct point){p.y, p.x};
    console_print(c, "%d %d\n", p.x, p.y);
    return 0;
}
