// rule: EFF-01
// Killed inside the allocator, the domain's account would stay locked.
#include <spin/safe.h>
struct node { int value; };
__ephemeral int f(int n)
{
    struct node *p = new(struct node);  // error: EFF-01 "ephemeral 'f' calls 'new'"
    return p->value + n;
}
