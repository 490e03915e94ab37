// The address of a member of nothing is not formed.
#include <spin/safe.h>

struct node { struct node *next; int v; };
static void set(int *__scope p)
{
    *p = 1;
}

int main(int argc, str_t *__array argv)
{
    struct node *n = new(struct node);
    set(&n->next->v); // fault: null "n->next->v"
    return 0;
}
