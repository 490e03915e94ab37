// legal neighbour of through_call
#include <spin/safe.h>
int *__scope pass(int *__scope p) { return p; }
int *__scope f(int *__scope lent)
{
    int here = *lent;
    here++; return pass(lent);
}
