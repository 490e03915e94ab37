// An object is used as its first member, and found again by its type.
// expect: 12 25
#include <spin/safe.h>
#include <console.h>

struct base { int kind; };
struct circle { struct base base; int radius; };
struct square { struct base base; int side; };
static int area(struct base *b)
{
    if (is(struct circle, b))
        return 3 * as(struct circle, b)->radius * as(struct circle, b)->radius;
    return as(struct square, b)->side * as(struct square, b)->side;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct circle *c = new(struct circle);
    struct square *s = new(struct square);
    c->radius = 2;
    s->side = 5;
    console_print(out, "%d %d\n", area((struct base *)c), area((struct base *)s));
    return 0;
}
