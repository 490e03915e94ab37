#include <spin/safe.h>
static int next(int n)
{
    return n + 1;
}
static int next(int n)
{
    return n + 2;
}
int f(int n)
{
    return next(n);
}
