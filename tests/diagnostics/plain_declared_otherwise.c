#include <spin/safe.h>
static int next(int n);
static long next(int n)
{
    return n + 1;
}
int f(int n)
{
    return (int)next(n);
}
