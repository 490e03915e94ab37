// legal neighbour of static_variable
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int f(int *__scope lent)
{
    struct cursor c;
    c.at = lent;
    return *c.at;
}
