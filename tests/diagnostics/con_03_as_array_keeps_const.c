#include <spin/safe.h>

int f(const void *p, int k)
{
    as_array(int, p)[0] = k;
    return 0;
}
