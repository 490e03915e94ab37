// Objects on the heap, linked and walked.
// expect: 54321
#include <spin/safe.h>
#include <console.h>

struct node { struct node *next; int value; };
static struct node *push(struct node *__nullable head, int value)
{
    struct node *n = new(struct node);
    n->next = head;
    n->value = value;
    return n;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct node *head = NULL;
    for (int i = 1; i <= 5; i++)
        head = push(head, i);
    int digits = 0;
    for (struct node *n = head; n; n = n->next)
        digits = digits * 10 + n->value;
    console_print(out, "%d\n", digits);
    return 0;
}
