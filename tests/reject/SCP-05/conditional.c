// rule: SCP-05
// One of the two is lent only.
#include <spin/safe.h>
struct node { int value; };
struct node *either(struct node *a, struct node *__scope b, int which)
{
    return which ? a : b;  // error: SCP-05
}
