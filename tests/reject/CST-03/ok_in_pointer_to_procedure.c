// The legal neighbour of in_pointer_to_procedure.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(int (*take)(u64 x), struct flow *p)
{
    return take(ptr_hash(p));
}
