#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const void *p)
{
    return ((const struct flow *)p) != 0;
}
