// legal neighbour of through_member
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
void f(struct cursor *__scope c)
{
    struct cursor inner = {0};
    inner.up = c->up;
}
