// rule: CST-01
// Any object would be read and written as if it were a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
typedef struct flow *flow_ref;
int f(void *p)
{
    return (flow_ref)p != 0;  // error: CST-01 "needs as("
}
