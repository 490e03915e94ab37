// legal neighbour of through_local
#include <spin/safe.h>
int *__scope f(int *__scope lent, int which)
{
    int here = *lent, *a = lent, *b;
    b = a;
    if (which) a = lent, here++;
    b = a;
    return b;
}
