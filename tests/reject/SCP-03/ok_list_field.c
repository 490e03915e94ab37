// legal neighbour of list_field
#include <spin/safe.h>
struct holder { int *place; };
void f(struct holder *out)
{
    int here = 1;
    struct holder h = {new(int)};
    *out = h;
    here++;
}
