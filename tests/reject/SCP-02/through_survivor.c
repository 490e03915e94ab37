// rule: SCP-02
// What a call that was cut off has stored, stays: a reference to its frame.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
static void set(struct cursor *__scope c)
{
    int here = 1;
    c->at = &here;  // error: SCP-02
}
void f(void)
{
    struct cursor c = {0};
    (void)try_call(set, &c);
}
