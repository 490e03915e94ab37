// Structs that begin with others: upwards without a word, downwards by `as`, the exact type by `is`.
// plain: no - types of objects
// expect: 321 54 6
// expect: 1 0
#include <console.h>

struct base {
    int id;
};
struct derived {
    struct base base;
    int more;
};
struct last {
    struct derived derived;
    int most;
};
static int id_of(struct base *b)
{
    return b->id;
}
static int sum(struct base *b)
{
    int n = b->id;
    if (is(struct derived, b))
        n += as(struct derived, b)->more;
    if (is(struct last, b))
        n += as(struct last, b)->most;
    return n;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct last *l = new (struct last);
    l->derived.base.id = 1;
    l->derived.more = 20;
    l->most = 300;
    struct derived *d = new (struct derived);
    d->base.id = 4;
    d->more = 50;
    struct base *b = new (struct base);
    b->id = 6;
    console_print(c, "%d %d %d\n", sum((struct base *)l), sum((struct base *)d), sum(b));
    console_print(c, "%d %d\n", id_of((struct base *)l), is(struct last, d));
    return 0;
}
