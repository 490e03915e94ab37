// legal neighbour of local_function
#include <spin/safe.h>
int g(int x) { return x; }
int f(void)
{
    return 0;
}
