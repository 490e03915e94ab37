// rule: CON-02
// A constant stored through x would be written through p afterwards.
#include <spin/safe.h>

struct holder {
    const int **field;
};
int f(struct holder *h, int **p, const int **q)
{
    h->field = p;  // error: CON-02 "const differs at an inner level"
    return 0;
}
