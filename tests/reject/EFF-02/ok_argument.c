// legal neighbour of argument
#include <spin/safe.h>
__ephemeral static int step(int n) { return n + 1; }
__ephemeral static int twice(int n) { return n + n; }
__ephemeral int f(int n)
{
    return twice(step(n));
}
