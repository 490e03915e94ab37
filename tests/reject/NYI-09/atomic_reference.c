// rule: NYI-09
// Nothing is corrupted: refused until references are exchanged as the language demands.
#include <spin/safe.h>

struct node {
    struct node *next;
    u64 count;
};

void f(struct node *p)
{
    atomic_store(&p->next, NULL); // error: NYI-09 "not supported yet"
}
