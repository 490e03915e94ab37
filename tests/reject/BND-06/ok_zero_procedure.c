// The legal neighbour of zero_procedure.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
int f(u8 *__array q)
{
    zero(q, 4), (void)run;
    return 0;
}
