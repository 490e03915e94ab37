#include <spin/safe.h>

static int *__counted_by(4) p;
int f(void)
{
    return p[0];
}
