// rule: SCP-04
// The caller would read and write a part of the stack that its next call uses.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(int *__scope lent)
{
    int here = 1;
    struct cursor all[2] = {{&here}, {&here}};
    for (struct cursor *c = all; c < all + 2; c++)
        lent = c->at;
    return lent;  // error: SCP-04
}
