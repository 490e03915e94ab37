// rule: SCP-03
// The literal's field would reach the heap by assignment.
#include <spin/safe.h>
struct holder { int *place; };
void f(struct holder *out)
{
    int here = 1;
    *out = (struct holder){&here};  // error: SCP-03
    here++;
}
