// legal neighbour of result
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(int *__scope lent)
{
    struct cursor c = {lent};
    return c.at;
}
