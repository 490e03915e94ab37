// legal neighbour of local
#include <spin/safe.h>
int f(int n)
{
    int sc_n = n;
    return n;
}
