#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    (1 + p)->packets = 0;
    return 0;
}
