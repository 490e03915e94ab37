// rule: CON-04
// Constant data of another module would be written.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const struct flow *p, struct flow *q)
{
    zero(p, 1), (void)q;  // error: CON-04 "is written here"
    return 0;
}
