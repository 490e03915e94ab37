// legal neighbour of builtin
#include <spin/safe.h>
int f(int n)
{
    return __builtin_expect(n, 1) != 0;
}
