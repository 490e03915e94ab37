// Procedures as members: an object with its operations, and one table shared by many.
// expect: box 20 24
// expect: square 9 12
// expect: box 40 28
#include <console.h>

struct shape;
typedef int (*measure)(const struct shape *s);
struct operations {
    measure area, edge;
    const char *name;
};
struct shape {
    const struct operations *ops;
    int a, b;
};
static int box_area(const struct shape *s)
{
    return s->a * s->b;
}
static int box_edge(const struct shape *s)
{
    return 2 * (s->a + s->b);
}
static int square_area(const struct shape *s)
{
    return s->a * s->a;
}
static int square_edge(const struct shape *s)
{
    return 4 * s->a;
}
static const struct operations box = {box_area, box_edge, "box"}, square = {.name = "square",
                                                                            .edge = square_edge,
                                                                            .area = square_area};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct shape *v[3];
    for (int i = 0; i < 3; i++) {
        v[i] = new (struct shape);
        v[i]->ops = i % 2 ? &square : &box;
        v[i]->a = i + 2;
        v[i]->b = 10;
    }
    for (int i = 0; i < 3; i++)
        console_print(c, "%s %d %d\n", v[i]->ops->name, v[i]->ops->area(v[i]),
                      v[i]->ops->edge(v[i]));
    return 0;
}
