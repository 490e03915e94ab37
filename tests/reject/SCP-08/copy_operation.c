// rule: SCP-08
// What one cursor refers to would be in the other, and nobody would know.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__scope to, int *__scope lent)
{
    struct cursor c = {lent};
    copy(to, &c, 1);  // error: SCP-08 "the operand of copy()"
}
