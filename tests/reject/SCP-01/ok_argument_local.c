// legal neighbour of argument_local
#include <spin/safe.h>
struct node { struct node *next; };
static struct node *head;
void list_add(struct node *n) { n->next = head; head = n; }
void f(void)
{
    struct node *n = new(struct node);
    list_add(n);
}
