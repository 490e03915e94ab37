// rule: SCP-02
// A struct that may be copied to the heap would hold the reference.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
struct other { int *at; };
void f(struct cursor *__scope c, int *kept)
{
    struct other o = {kept};
    o.at = c->at;  // error: SCP-02
}
