// legal neighbour of operands
#include <spin/safe.h>
int f(int i)
{
    return ++i + 3;
}
