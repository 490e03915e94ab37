// rule: SCP-02
// The caller would keep a reference to a local of this function, which is gone.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__scope c)
{
    struct cursor inner = {0};
    c->up->up = &inner;  // error: SCP-02
}
