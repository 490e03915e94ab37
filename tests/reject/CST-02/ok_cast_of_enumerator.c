// The legal neighbour of cast_of_enumerator.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
enum { ADDRESS = 4096 };
int f(struct flow *p)
{
    return p != 0;
}
