#include <spin/safe.h>
int f(void)
{
    int here = 1;
    void *p = &here;
    return p ? here : 0;
}
