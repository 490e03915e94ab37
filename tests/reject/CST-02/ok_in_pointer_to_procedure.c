// The legal neighbour of in_pointer_to_procedure.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(int (*take)(struct flow *x), struct flow *p, long n)
{
    return take(p);
}
