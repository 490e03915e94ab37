// legal neighbour of parameter
#include <spin/safe.h>
int f(int *p __attribute__((unused)))
{
    return *p;
}
