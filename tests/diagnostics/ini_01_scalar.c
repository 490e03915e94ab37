#include <spin/safe.h>

int f(void)
{
    int n = {1, 2};
    return n;
}
