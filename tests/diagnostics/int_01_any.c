#include <spin/safe.h>

int f(void *p, int *q)
{
    (void)add_ok(1, 2, p), (void)q;
    return 0;
}
