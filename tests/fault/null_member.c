// A member of nothing.
#include <spin/safe.h>

struct node { struct node *next; int v; };

int main(int argc, str_t *__array argv)
{
    struct node *n = new(struct node);
    return n->next->v; // fault: null "n->next->v"
    return 0;
}
