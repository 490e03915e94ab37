// The legal neighbour of new.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(int k)
{
    (new_array(struct flow, 2) + k)->packets = 0;
    return 0;
}
