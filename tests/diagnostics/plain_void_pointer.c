#include <spin/safe.h>
struct flow {
    int packets;
};
int packets(void *context)
{
    struct flow *flow = context;
    return flow->packets;
}
