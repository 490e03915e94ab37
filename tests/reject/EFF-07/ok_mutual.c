// legal neighbour of mutual
#include <spin/safe.h>
__functional int odd(int n);
__functional int even(int n)
{
    return n ? 0 : 1;
}
__functional int odd(int n) { return n ? even(n - 1) : 0; }
