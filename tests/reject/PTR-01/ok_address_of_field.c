// The legal neighbour of address_of_field.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    *(&p->packets) = 0;
    return 0;
}
