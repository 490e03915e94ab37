// legal neighbour of nested_function
#include <spin/safe.h>
int g(int n) { return n; }
int f(int n)
{
    return g(n);
}
