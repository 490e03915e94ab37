// legal neighbour of static_variable
#include <spin/safe.h>
struct node { int value; };
static struct node *kept;
void f(struct node *__scope lent)
{
    kept = new(struct node);
    lent->value++;
}
