// legal neighbour of member_of_member
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(struct cursor *__scope lent)
{
    int here = 1;
    struct cursor inner = {&here}, outer = {lent->at, &inner};
    return *outer.up->at ? lent->at : 0;
}
