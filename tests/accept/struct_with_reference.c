// A struct with a reference is copied word by word.
// expect: 2 1 0 3
#include <console.h>

struct node {
    int value;
    struct node *next;
};
static struct node push(struct node head, int v)
{
    struct node *kept = new(struct node);
    *kept = head;
    struct node top = {v, kept};
    return top;
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct node list = {0};
    for (int i = 1; i <= 3; i++)
        list = push(list, i);
    for (struct node *n = list.next; n; n = n->next)
        console_print(c, "%d ", n->value);
    console_print(c, "%d\n", list.value);
    return 0;
}
