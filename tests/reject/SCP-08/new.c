// rule: SCP-08
// The heap would hold what the cursor refers to.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int f(void)
{
    struct cursor *c = new(struct cursor);  // error: SCP-08 "an object of the heap"
    return c->up != 0;
}
