// legal neighbour of member
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(int *__scope lent)
{
    int here = 1;
    struct cursor c = {lent};
    *c.at = here;
    return c.at;
}
