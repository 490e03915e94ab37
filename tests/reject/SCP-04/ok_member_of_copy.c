// legal neighbour of member_of_copy
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(int *__scope lent)
{
    int here = 1;
    struct cursor c = {lent}, copy;
    copy = c;
    return copy.at;
}
