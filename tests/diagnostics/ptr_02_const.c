#include <spin/safe.h>

int f(const int *p, int k)
{
    k = p[1];
    return 0;
}
