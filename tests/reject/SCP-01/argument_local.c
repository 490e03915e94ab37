// rule: SCP-01
// The list would keep the address of a stack slot that later calls overwrite.
#include <spin/safe.h>
struct node { struct node *next; };
static struct node *head;
void list_add(struct node *n) { n->next = head; head = n; }
void f(void)
{
    struct node here, *n = &here;
    list_add(n);  // error: SCP-01 "'list_add' keeps parameter 'n'"
}
