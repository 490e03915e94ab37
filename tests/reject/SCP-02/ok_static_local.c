// legal neighbour of static_local
#include <spin/safe.h>
int f(int n)
{
    int *last;
    int here = n;
    last = &here;
    return *last;
}
