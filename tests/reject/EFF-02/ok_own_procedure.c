// legal neighbour of own_procedure
#include <spin/safe.h>
__ephemeral static int step(int n)
{
    return n + 1;
}
__ephemeral int f(int n)
{
    return step(n);
}
