// legal neighbour of member
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(struct cursor *__scope c)
{
    return c->at;
}
