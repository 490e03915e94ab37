// legal neighbour of conditional
#include <spin/safe.h>
struct node { int value; };
struct node *either(struct node *a, struct node *__scope b, int which)
{
    return which ? a : (b->value++, a);
}
