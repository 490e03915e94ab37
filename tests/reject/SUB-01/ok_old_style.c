// legal neighbour of old_style
#include <spin/safe.h>
int f(int n)
{
    return n;
}
