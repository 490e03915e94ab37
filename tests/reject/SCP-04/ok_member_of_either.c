// legal neighbour of member_of_either
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(int *__scope lent, int n)
{
    int here = 1;
    struct cursor a = {lent}, b = {lent};
    return (n ? a : b).at;
}
