#include <spin/safe.h>
int f(void)
{
    goto out;
out: __attribute__((hot));
    return 0;
}
