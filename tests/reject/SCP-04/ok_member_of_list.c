// legal neighbour of member_of_list
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(int *__scope lent)
{
    int here = 1;
    struct cursor c = {lent};
    return here ? c.at : lent;
}
