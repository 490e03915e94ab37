// legal neighbour of functional
#include <spin/safe.h>
int f(int n);
int f(int n)
{
    return n;
}
