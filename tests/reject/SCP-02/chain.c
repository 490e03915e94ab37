// rule: SCP-02
// The chained assignment stores what the inner one yields.
#include <spin/safe.h>
struct node { int value; };
static struct node *kept;
void f(void)
{
    struct node here = {1}, *local;
    kept = local = &here;  // error: SCP-02
    local->value = here.value;
}
