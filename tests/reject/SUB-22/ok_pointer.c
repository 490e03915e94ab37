// legal neighbour of pointer
#include <spin/safe.h>
int f(int *p)
{
    return *p;
}
