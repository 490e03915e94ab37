#include <spin/safe.h>
struct node { int value; };
struct node *same(struct node *__scope n)
{
    return n;
}
