// The place of a compound assignment is computed once, however deep.
// expect: 24 -1 0 44
#include <console.h>

struct cell {
    int v[3];
    struct cell *next;
};
static int calls;
static struct cell *walk(struct cell *p, int n)
{
    calls++;
    while (n--)
        p = p->next;
    return p;
}
static int at(void)
{
    calls += 10;
    return 1;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct cell *a = new (struct cell);
    a->next = new (struct cell);
    walk(a, 1)->v[at()] += 5;
    walk(a, 1)->v[at()]++;
    int old = walk(a, 0)->v[at()]--;
    walk(a, 1)->v[at()] <<= 2;
    console_print(c, "%d %d %d %d\n", a->next->v[1], a->v[1], old, calls);
    return 0;
}
