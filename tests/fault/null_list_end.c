// A walk over the end of a list.
#include <spin/safe.h>

static int zero;
struct node { struct node *next; int v; };

int main(int argc, str_t *__array argv)
{
    struct node *n = new(struct node);
    n->next = new(struct node);
    int sum = 0;
    while (zero == 0) {
        sum += n->v; // fault: null "n->v"
        n = n->next;
    }
    return sum;
}
