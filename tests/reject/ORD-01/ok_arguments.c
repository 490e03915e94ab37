// legal neighbour of arguments
#include <spin/safe.h>
int g(int a, int b) { return a - b; }
int f(int i)
{
    return g(i++, i);
}
