// legal neighbour of list_nested
#include <spin/safe.h>
struct inner { int *places[2]; };
struct holder { struct inner inner; };
void f(struct holder *out)
{
    int here = 1;
    struct holder h = {{{0, new(int)}}};
    *out = h;
    here++;
}
