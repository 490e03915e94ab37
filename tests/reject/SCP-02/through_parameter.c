// rule: SCP-02
// The caller would keep a reference to a local of this function, which is gone.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__scope c)
{
    int here = 1;
    c->at = &here;  // error: SCP-02 "cannot be stored in 'c->at'"
}
