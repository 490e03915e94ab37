#include <spin/safe.h>

int *f(const int *p, int *q)
{
    return p;
}
