// legal neighbour of list_designator
#include <spin/safe.h>
struct holder { int n; int *place; };
void f(struct holder *out)
{
    int here = 1;
    struct holder h = {.n = 1, .place = new(int)};
    *out = h;
    here++;
}
