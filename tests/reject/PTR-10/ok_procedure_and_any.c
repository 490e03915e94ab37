// The legal neighbour of procedure_and_any.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
int f(void *p)
{
    return p == 0 && run();
}
