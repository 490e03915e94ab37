// legal neighbour of local_extern
#include <spin/safe.h>
int f(void)
{
    int x = 0;
    return x;
}
