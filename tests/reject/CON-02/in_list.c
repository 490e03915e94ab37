// rule: CON-02
// A constant stored through x would be written through p afterwards.
#include <spin/safe.h>

struct holder {
    int n;
    const int **field;
};
int f(int **p, const int **q)
{
    struct holder h = {.n = 1, .field = p};  // error: CON-02 "const differs at an inner level"
    return h.n;
}
