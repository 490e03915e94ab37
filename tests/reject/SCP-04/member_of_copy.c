// rule: SCP-04
// The caller would read and write a part of the stack that its next call uses.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(int *__scope lent)
{
    int here = 1;
    struct cursor c = {&here}, copy;
    copy = c;
    return copy.at;  // error: SCP-04
}
