// rule: SCP-03
// Two levels down, the array's element would keep the stack slot.
#include <spin/safe.h>
struct inner { int *places[2]; };
struct holder { struct inner inner; };
void f(struct holder *out)
{
    int here = 1;
    struct holder h = {{{0, &here}}};  // error: SCP-03
    *out = h;
    here++;
}
