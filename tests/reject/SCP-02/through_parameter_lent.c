// rule: SCP-02
// What is lent may be gone before the struct of another caller is.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__scope c, int *__scope lent)
{
    c->at = lent;  // error: SCP-02
}
