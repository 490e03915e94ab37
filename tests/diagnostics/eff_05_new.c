#include <spin/safe.h>
struct node { int value; };
__functional int f(int n)
{
    struct node *p = new(struct node);
    return p->value + n;
}
