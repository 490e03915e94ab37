// The legal neighbour of cast_of_constant_expression.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    return (struct flow *)0 != 0;
}
