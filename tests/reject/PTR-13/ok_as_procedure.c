// The legal neighbour of as_procedure.c.

#include <spin/safe.h>

typedef int op(void);
int f(void *p)
{
    (void)as(int, p);
    return 0;
}
