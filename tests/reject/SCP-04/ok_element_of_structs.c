// legal neighbour of element_of_structs
#include <spin/safe.h>
struct __stackonly cursor { int *__scope at; struct cursor *__scope up; };
int *__scope f(int *__scope lent, u32 i)
{
    int here = 1;
    struct cursor all[2] = {{lent}, {lent}};
    *all[i].at = here;
    return all[0].at;
}
