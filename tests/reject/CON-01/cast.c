// rule: CON-01
// Constant data of another module would be written through the reference.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const struct flow *p, struct flow *q)
{
    return (struct flow *)p != 0;  // error: CON-01 "drops const"
}
