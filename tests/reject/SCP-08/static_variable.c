// rule: SCP-08
// The next call would find references of an activation that has ended.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int f(int *__scope lent)
{
    static struct cursor c;  // error: SCP-08 "static data"
    c.at = lent;
    return *c.at;
}
