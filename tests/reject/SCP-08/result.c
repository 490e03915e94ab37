// rule: SCP-08
// The caller would get references to the locals of a function that has ended.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
struct cursor f(int *__scope lent)  // error: SCP-08 "a result"
{
    struct cursor c = {lent};
    return c;
}
