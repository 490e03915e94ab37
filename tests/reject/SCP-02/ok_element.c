// legal neighbour of element
#include <spin/safe.h>
struct node { int value; };
typedef struct node *node_ref;
void f(node_ref *__array table, struct node *__scope lent)
{
    table[0] = new(struct node);
    lent->value++;
}
