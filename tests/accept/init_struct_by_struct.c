// An element of an aggregate is initialised by a value of its own struct type, without braces.
// expect: 2 3 4 8 1
// expect: 8 0 18
#include <console.h>

struct in {
    int a, b;
};
struct out {
    struct in first;
    int n;
    struct in rest[2];
};
static struct in make(int n)
{
    return (struct in){n, n * 2};
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct in x = {1, 2};
    struct out o = {x, 3, {make(4), x}};
    struct out p = {.rest = {[1] = make(9)}, .first = o.rest[0]};
    console_print(c, "%d %d %d %d %d\n", o.first.b, o.n, o.rest[0].a, o.rest[0].b, o.rest[1].a);
    console_print(c, "%d %d %d\n", p.first.b, p.rest[0].a, p.rest[1].b);
    return 0;
}
