#include <spin/safe.h>
__ephemeral int f(int n);
int f(int n)
{
    return n;
}
