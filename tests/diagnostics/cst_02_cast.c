#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    return (struct flow *)4096 != 0;
}
