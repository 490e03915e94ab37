// rule: CON-01
// Constant data of another module would be written through the reference.
#include <spin/safe.h>

struct holder {
    int *field;
};
int f(struct holder *h, const int *p, int *q)
{
    h->field = p;  // error: CON-01 "drops const"
    return 0;
}
