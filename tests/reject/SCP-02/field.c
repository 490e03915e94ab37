// rule: SCP-02
// The heap object would hold the address of a stack slot.
#include <spin/safe.h>
struct node { struct node *next; int value; };
void f(struct node *list)
{
    struct node here = {0};
    list->next = &here;  // error: SCP-02 "cannot be stored in 'list->next'"
    here.value = 1;
}
