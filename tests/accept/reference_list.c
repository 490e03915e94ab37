// A linked list, reversed.
// expect: 0 1 2 3 4 end
#include <console.h>

struct node {
    struct node *next;
    int v;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct node *list = NULL, *reversed = NULL;
    for (int i = 0; i < 5; i++) {
        struct node *n = new(struct node);
        n->v = i;
        n->next = list;
        list = n;
    }
    while (list) {
        struct node *next = list->next;
        list->next = reversed;
        reversed = list;
        list = next;
    }
    for (struct node *n = reversed; n; n = n->next)
        console_print(c, "%d ", n->v);
    console_print(c, "end\n");
    return 0;
}
