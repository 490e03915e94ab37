// legal neighbour of local
#include <spin/safe.h>
int f(void)
{
    int here = 1;
    void *p = new(int);
    return p ? here : 0;
}
