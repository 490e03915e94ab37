// legal neighbour of compound
#include <spin/safe.h>
int f(int i)
{
    i += i - 1;
    return i;
}
