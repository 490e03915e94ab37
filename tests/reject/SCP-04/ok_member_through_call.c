// legal neighbour of member_through_call
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
static int *__scope at(struct cursor *__scope c)
{
    return c->at;
}
int *__scope f(int *__scope lent)
{
    int here = 1;
    struct cursor c = {&here};
    return *at(&c) ? lent : 0;
}
