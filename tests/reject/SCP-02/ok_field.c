// legal neighbour of field
#include <spin/safe.h>
struct node { struct node *next; int value; };
void f(struct node *list)
{
    struct node here = {0};
    list->next = new(struct node);
    here.value = 1;
}
