// legal neighbour of goto_address
#include <spin/safe.h>
int f(void)
{
    goto out;
out:
    return 0;
}
