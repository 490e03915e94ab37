// legal neighbour of direct
#include <spin/safe.h>
int f(int n)
{
    return n ? f(n - 1) : 0;
}
