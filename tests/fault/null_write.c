// A write through null.
#include <spin/safe.h>

static int zero;
struct node { struct node *next; int v; };

int main(int argc, str_t *__array argv)
{
    struct node *n = new(struct node);
    n->next->v = zero; // fault: null "n->next->v"
    return 0;
}
