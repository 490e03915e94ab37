// legal neighbour of elvis
#include <spin/safe.h>
struct node { int value; };
static struct node *kept;
void f(struct node *__nullable __scope lent, struct node *own)
{
    kept = own ?: kept;
    lent->value++;
}
