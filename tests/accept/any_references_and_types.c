// `void *` holds any object; `is` asks, `as` leads back.
// expect: 12 25 0 1
#include <console.h>

struct circle {
    int r;
};
struct square {
    int side;
};
static int area(void *p)
{
    if (is(struct circle, p))
        return 3 * as(struct circle, p)->r * as(struct circle, p)->r;
    struct square *s = as(struct square, p);
    return s->side * s->side;
}
typedef void *any;
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct circle *a = new (struct circle);
    struct square *b = new (struct square);
    a->r = 2;
    b->side = 5;
    any list[2] = {a, b};
    console_print(c, "%d %d %d %d\n", area(list[0]), area(list[1]), is(struct square, list[0]),
                  list[0] == a);
    return 0;
}
