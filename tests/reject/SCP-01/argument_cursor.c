// rule: SCP-01
// Whoever keeps the struct keeps what it holds.
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void keep(struct cursor *c) { (void)c; }
void f(int *__scope lent)
{
    struct cursor c = {lent};
    keep(&c);  // error: SCP-01
}
