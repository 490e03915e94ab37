// legal neighbour of local
#include <spin/safe.h>
int *__scope f(int *__scope lent)
{
    int here = *lent;
    *lent = here; return lent;
}
