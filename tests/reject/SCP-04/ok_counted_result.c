// legal neighbour of counted_result
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__counted_by(2) __scope f(int *__counted_by(2) __scope lent)
{
    int here[2] = {1, 2};
    return here[0] ? lent : 0;
}
