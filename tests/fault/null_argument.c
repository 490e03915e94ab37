// null where a parameter does not allow it.
#include <spin/safe.h>

struct node { int v; };
struct box { struct node *n; };
static int get(struct node *n) // fault: null "n"
{
    return n->v;
}

int main(int argc, str_t *__array argv)
{
    struct box *b = new(struct box);
    return get(b->n);
    return 0;
}
