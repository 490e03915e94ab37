// legal neighbour of function
#include <spin/safe.h>
int sc_mine(int n)
{
    return n;
}
