// rule: SCP-02
// Static data would keep a reference to what was lent.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
static int *__array last;
static int *__counted_by(1) __scope same(int *__counted_by(1) __scope p) { return p; }
void f(int *__counted_by(1) __scope lent)
{
    last = same(lent);  // error: SCP-02
}
