// rule: SCP-01
// The scope reference hides in a local whose declaration says nothing.
#include <spin/safe.h>
struct item { int value; };
static struct item *kept;
void keep(struct item *i) { kept = i; }
void f(struct item *__scope lent, struct item *own)
{
    struct item *local = own;
    local = lent;
    keep(local);  // error: SCP-01
    lent->value++;
}
