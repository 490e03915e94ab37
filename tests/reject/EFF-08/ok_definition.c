// legal neighbour of definition
#include <spin/safe.h>
__ephemeral int f(int n);
__ephemeral int f(int n)
{
    return n;
}
