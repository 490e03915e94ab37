#include <spin/safe.h>
static int add(int a, int b)
{
    return a + b;
}
int next(int n)
{
    return add(n);
}
