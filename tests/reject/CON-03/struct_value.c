// rule: CON-03
// Constant data of another module would be written.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const void *p)
{
    *as(struct flow, p) = *new(struct flow);  // error: CON-03 "is const"
    return 0;
}
