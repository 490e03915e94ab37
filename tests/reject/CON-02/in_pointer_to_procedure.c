// rule: CON-02
// A constant stored through x would be written through p afterwards.
#include <spin/safe.h>

int f(int (*take)(const int **x), int **p, const int **q)
{
    return take(p);  // error: CON-02 "const differs at an inner level"
}
