#include <spin/safe.h>

int f(int *p, u8 *q, int *r)
{
    return p != q || p != r;
}
