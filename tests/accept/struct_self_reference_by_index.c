// A list inside an array: links are indices, the free ones a list of their own.
// expect: 77 9 4 1 0 5
#include <console.h>

struct cell {
    int value, next;
};
struct pool {
    struct cell cells[5];
    int first, unused;
};
static void pool_init(struct pool *__scope p)
{
    p->first = -1;
    for (int i = 0; i < 5; i++)
        p->cells[i].next = i + 1 < 5 ? i + 1 : -1;
}
static _Bool insert(struct pool *__scope p, int value)
{
    int at = p->unused;
    if (at < 0)
        return 0;
    p->unused = p->cells[at].next;
    p->cells[at] = (struct cell){value, p->first};
    p->first = at;
    return 1;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct pool p = {.unused = 0};
    pool_init(&p);
    int n = 0;
    while (insert(&p, n * n))
        n++;
    int at = p.first;
    p.first = p.cells[at].next;
    p.cells[at].next = p.unused;
    p.unused = at;
    insert(&p, 77);
    for (at = p.first; at >= 0; at = p.cells[at].next)
        console_print(c, "%d ", p.cells[at].value);
    console_print(c, "%d\n", n);
    return 0;
}
