// legal neighbour of new
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int f(void)
{
    struct cursor one = {0}, *c = &one;
    return c->up != 0;
}
