// The legal neighbour of struct_value.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const void *p)
{
    *new(struct flow) = *as(struct flow, p);
    return 0;
}
