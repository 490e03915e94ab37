// The legal neighbour of procedure.c.

#include <spin/safe.h>

static int run(void)
{
    return 0;
}
typedef int (*op)(int);
int f(op p)
{
    return p == 0 && run();
}
