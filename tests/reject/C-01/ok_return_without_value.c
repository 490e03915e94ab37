// legal neighbour of return_without_value
#include <spin/safe.h>
int f(int n)
{
    if (n > 3)
        return 0;
    return n;
}
