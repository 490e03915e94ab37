// legal neighbour of chain
#include <spin/safe.h>
struct node { int value; };
static struct node *kept;
void f(void)
{
    struct node here = {1}, *local;
    kept = local = new(struct node);
    local->value = here.value;
}
