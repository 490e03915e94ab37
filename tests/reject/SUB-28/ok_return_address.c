// legal neighbour of return_address
#include <spin/safe.h>
_Bool f(int n)
{
    return n;
}
