// legal neighbour of member
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
static void *last;
void f(struct cursor *__scope c, int *kept)
{
    last = *c->at ? kept : 0;
}
