// rule: SCP-04
// The caller would read and write a part of the stack that its next call uses.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__counted_by(2) __scope f(int *__counted_by(2) __scope lent)
{
    int here[2] = {1, 2};
    return here;  // error: SCP-04
}
