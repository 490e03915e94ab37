#include <spin/safe.h>
static int step(int n)
{
    return n + 1;
}
__ephemeral int f(int n)
{
    return step(n);
}
