// The legal neighbour of cast_of_procedure.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
int f(void)
{
    return run();
}
