// legal neighbour of element
#include <spin/safe.h>
struct node { int value; };
struct node *__scope pick(struct node *__array all, u32 i)
{
    return &all[i];
}
