// rule: SCP-05
// The caller's stack slot would come back as an ordinary reference.
#include <spin/safe.h>
struct node { int value; };
struct node *same(struct node *__scope n)
{
    return n;  // error: SCP-05
}
