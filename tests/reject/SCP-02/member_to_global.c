// rule: SCP-02
// Static data would keep a reference to the frame behind the cursor.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
static int *last;
void f(struct cursor *__scope c)
{
    last = c->at;  // error: SCP-02
}
