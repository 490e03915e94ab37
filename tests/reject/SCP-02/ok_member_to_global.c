// legal neighbour of member_to_global
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
static int *last;
void f(struct cursor *__scope c)
{
    *last = *c->at;
}
