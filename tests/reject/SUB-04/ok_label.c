// legal neighbour of label
#include <spin/safe.h>
int f(void)
{
    goto out;
out:;
    return 0;
}
