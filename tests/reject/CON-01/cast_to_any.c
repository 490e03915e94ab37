// rule: CON-01
// Constant data would be written through what as() makes of the void *.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const struct flow *p)
{
    return (void *)p != 0;  // error: CON-01 "drops const"
}
