#include <spin/safe.h>

int f(void *p, void *q)
{
    return p < q;
}
