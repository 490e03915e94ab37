// rule: CON-02
// A constant stored through x would be written through p afterwards.
#include <spin/safe.h>

static const int **table[4];
int f(int **p, const int **q)
{
    table[1] = p;  // error: CON-02 "const differs at an inner level"
    return 0;
}
