// rule: SCP-02
// The module's variable would point into a finished activation.
#include <spin/safe.h>
struct node { int value; };
static struct node *kept;
void f(struct node *__scope lent)
{
    kept = lent;  // error: SCP-02 "cannot be stored in 'kept'"
    lent->value++;
}
