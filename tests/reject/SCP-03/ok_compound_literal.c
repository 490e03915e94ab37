// legal neighbour of compound_literal
#include <spin/safe.h>
struct holder { int *place; };
void f(struct holder *out)
{
    int here = 1;
    *out = (struct holder){new(int)};
    here++;
}
