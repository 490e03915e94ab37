#include <spin/safe.h>
int f(int n)
{
    int twice = 2 * n
    return twice;
}
