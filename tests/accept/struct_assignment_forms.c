// Structs assigned: from calls, elements, conditions, chains, through references, to themselves.
// expect: 1 2 11 1 -11 -3
#include <console.h>

struct p {
    int x, y;
};
static struct p make(int n)
{
    return (struct p){n, -n};
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct p a = {1, 2}, b, d, v[3] = {{0}}, *h = new (struct p);
    b = d = a;
    v[1] = b;
    *h = v[1];
    v[2] = *h;
    a = a;
    h->x += 10;
    v[0] = h->x > 5 ? *h : a;
    *h = make(v[0].x);
    console_print(c, "%d %d %d %d %d %d\n", b.x, d.y, v[0].x, v[2].x, h->y, (a = make(3)).y);
    return 0;
}
