// Cells of one size handed out from blocks and taken back, with a list of the free ones.
// expect: 3 0 -2145670857
#include <console.h>

struct cell {
    struct cell *next_unused;
    int value;
};
struct block {
    struct cell *cells[4];
    struct block *next;
};
struct pool {
    struct block *blocks;
    struct cell *unused;
    int made, live;
};
static struct cell *pool_take(struct pool *p)
{
    if (!p->unused) {
        struct block *b = new (struct block);
        b->next = p->blocks;
        p->blocks = b;
        p->made++;
        for (int i = 0; i < 4; i++) {
            b->cells[i] = new (struct cell);
            b->cells[i]->next_unused = p->unused;
            p->unused = b->cells[i];
        }
    }
    struct cell *k = p->unused;
    p->unused = k->next_unused;
    k->next_unused = NULL;
    p->live++;
    return k;
}
static void pool_give(struct pool *p, struct cell *k)
{
    k->next_unused = p->unused;
    p->unused = k;
    k->value = 0;
    p->live--;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct pool *p = new (struct pool);
    struct cell *held[10] = {NULL};
    int sum = 0;
    for (int i = 0; i < 60; i++) {
        int at = i * 7 % 10;
        if (held[at]) {
            sum = sum * 3 + held[at]->value;
            pool_give(p, held[at]);
            held[at] = NULL;
        } else {
            held[at] = pool_take(p);
            held[at]->value = i;
        }
    }
    console_print(c, "%d %d %d\n", p->made, p->live, sum);
    return 0;
}
