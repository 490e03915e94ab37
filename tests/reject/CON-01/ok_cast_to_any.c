// The legal neighbour of cast_to_any.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const struct flow *p)
{
    return (const void *)p != 0;
}
