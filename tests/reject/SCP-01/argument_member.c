// rule: SCP-01
// The procedure may store the reference, which leads into a frame.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
static int *kept;
void keep(int *p) { kept = p; }
void f(struct cursor *__scope c, int *p)
{
    keep(c->at);  // error: SCP-01
}
