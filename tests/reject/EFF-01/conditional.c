// rule: EFF-01
// The allocation hides in one branch of an expression.
#include <spin/safe.h>
struct node { int value; };
__ephemeral _Bool f(struct node *p, int n)
{
    return (n ? p : try_new(struct node)) != NULL;  // error: EFF-01
}
