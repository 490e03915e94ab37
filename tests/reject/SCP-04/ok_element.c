// legal neighbour of element
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(int *__scope lent, u32 i)
{
    int here = 1;
    int *__scope places[2] = {lent, lent};
    *places[1] = here;
    return places[i];
}
