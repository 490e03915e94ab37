// legal neighbour of field_of_local
#include <spin/safe.h>
struct holder { int *place; };
void f(struct holder *out)
{
    int here = 1;
    struct holder h = {0};
    h.place = new(int);
    *out = h;
    here++;
}
