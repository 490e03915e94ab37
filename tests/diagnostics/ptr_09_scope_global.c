#include <spin/safe.h>

static int *__scope p;
int f(void)
{
    return p != 0;
}
