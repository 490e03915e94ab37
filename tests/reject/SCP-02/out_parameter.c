// rule: SCP-02
// The caller would read a reference to an activation that has ended.
#include <spin/safe.h>
struct node { int value; };
void f(struct node **__scope result)
{
    struct node here = {1};
    *result = &here;  // error: SCP-02
    here.value++;
}
