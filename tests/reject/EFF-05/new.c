// rule: EFF-05
// A guard that allocates can exhaust its domain's account by being asked.
#include <spin/safe.h>
struct node { int value; };
__functional int f(int n)
{
    struct node *p = new(struct node);  // error: EFF-05
    return p->value + n;
}
