// rule: SCP-03
// The struct would carry the address of a stack slot wherever it is copied.
#include <spin/safe.h>
struct holder { int *place; };
void f(struct holder *out)
{
    int here = 1;
    struct holder h = {&here};  // error: SCP-03
    *out = h;
    here++;
}
