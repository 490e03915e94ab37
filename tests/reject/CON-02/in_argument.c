// rule: CON-02
// A constant stored through x would be written through p afterwards.
#include <spin/safe.h>

static int take(const int **x)
{
    return x != 0;
}
int f(int **p, const int **q)
{
    return take(p);  // error: CON-02 "const differs at an inner level"
}
