// rule: SCP-02
// The object would refer to an activation that has ended.
#include <spin/safe.h>

struct node { struct node *next; };
void f(struct node *p)
{
    struct node here = {NULL};
    atomic_store(&p->next, &here);  // error: SCP-02
}
