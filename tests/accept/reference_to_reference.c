// References to references by a typedef: an argument that is set, a table of tables.
// expect: 16 9 4 14 2
#include <console.h>

typedef struct node *node_t;
struct node {
    int v;
    node_t next;
};
typedef int *__array row_t;
static void push(node_t *__scope list, int v)
{
    node_t n = new (struct node);
    n->v = v;
    n->next = *list;
    *list = n;
}
static int pop(node_t *__scope list)
{
    int v = (*list)->v;
    *list = (*list)->next;
    return v;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct holder {
        node_t first;
    } *h = new (struct holder);
    for (int i = 1; i < 5; i++)
        push(&h->first, i * i);
    int a = pop(&h->first), b = pop(&h->first);
    row_t *rows = new_array(row_t, 3);
    for (int i = 0; i < 3; i++) {
        rows[i] = new_array(int, i + 1);
        rows[i][i] = i * 7;
    }
    console_print(c, "%d %d %d %d %lu\n", a, b, h->first->v, rows[2][2], lenof(rows[1]));
    return 0;
}
