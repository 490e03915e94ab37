// legal neighbour of memset_references
#include <spin/safe.h>
#include <string.h>
struct node { struct node *next; };
void f(struct node *__array all)
{
    memset(all, 0, sizeof(struct node));
}
