// legal neighbour of new
#include <spin/safe.h>
struct node { int value; };
int f(int n)
{
    struct node *p = new(struct node);
    return p->value + n;
}
