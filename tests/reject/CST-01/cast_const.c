// rule: CST-01
// Any object would be read as if it were a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const void *p)
{
    return ((const struct flow *)p) != 0;  // error: CST-01 "needs as("
}
