// rule: CON-02
// A constant stored through x would be written through p afterwards.
#include <spin/safe.h>

typedef const int **target;
int f(int **p, const int **q)
{
    target x = p;  // error: CON-02 "const differs at an inner level"
    return x != 0;
}
