// rule: SCP-05
// The caller would take it for the start of an object and store it.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *f(struct cursor *__scope c)
{
    return c->at;  // error: SCP-05
}
