// The legal neighbour of copy_of_variable.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
static struct flow one;
static struct flow *ref = &one;
static struct flow *two = &one;
int f(void)
{
    return ref != two;
}
