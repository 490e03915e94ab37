// legal neighbour of global
#include <spin/safe.h>
static int seen;
__functional _Bool f(int n)
{
    n = seen;
    return n > 1;
}
