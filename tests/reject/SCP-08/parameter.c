// rule: SCP-08
// The copy would be one that nobody follows.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int f(struct cursor c)  // error: SCP-08 "a parameter by value"
{
    return *c.at;
}
