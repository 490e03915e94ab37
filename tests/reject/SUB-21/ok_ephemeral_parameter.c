// legal neighbour of ephemeral_parameter
#include <spin/safe.h>
int f(int n)
{
    return n;
}
