// rule: SCP-02
// A struct that holds the reference may itself be copied to the heap.
#include <spin/safe.h>
struct holder { int *place; };
void f(struct holder *out)
{
    int here = 1;
    struct holder h = {0};
    h.place = &here;  // error: SCP-02
    *out = h;
    here++;
}
