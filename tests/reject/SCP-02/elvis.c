// rule: SCP-02
// '?:' without middle yields the stack reference when it is not null.
#include <spin/safe.h>
struct node { int value; };
static struct node *kept;
void f(struct node *__nullable __scope lent, struct node *own)
{
    kept = lent ?: own;  // error: SCP-02
    lent->value++;
}
