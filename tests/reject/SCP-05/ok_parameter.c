// legal neighbour of parameter
#include <spin/safe.h>
struct node { int value; };
struct node *__scope same(struct node *__scope n)
{
    return n;
}
