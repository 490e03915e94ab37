// rule: CON-01
// Constant data of another module would be written through the reference.
#include <spin/safe.h>

struct holder {
    int n;
    int *field;
};
int f(const int *p, int *q)
{
    struct holder h = {.n = 1, .field = p};  // error: CON-01 "drops const"
    return h.n;
}
