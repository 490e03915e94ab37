// The legal neighbour of compound_literal.c.

#include <spin/safe.h>

struct flow {
    int packets;
};
int f(void)
{
    return (struct flow){1}.packets;
}
