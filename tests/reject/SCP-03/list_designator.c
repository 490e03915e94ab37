// rule: SCP-03
// A designator names the field that would keep the stack slot.
#include <spin/safe.h>
struct holder { int n; int *place; };
void f(struct holder *out)
{
    int here = 1;
    struct holder h = {.n = 1, .place = &here};  // error: SCP-03
    *out = h;
    here++;
}
