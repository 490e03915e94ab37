// The legal neighbour of new_to_any.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
void *f(void)
{
    return new(struct flow);
}
