// The legal neighbour of try_call.c.

#include <spin/safe.h>

static int risky(int *__nullable p)
{
    return *p;
}

int f(void)
{
    return risky(NULL) != 0;
}
