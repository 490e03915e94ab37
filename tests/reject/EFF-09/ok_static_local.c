// legal neighbour of static_local
#include <spin/safe.h>
__functional int f(int n)
{
    int last = 0;
    return last + n;
}
