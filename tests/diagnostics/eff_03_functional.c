#include <spin/safe.h>
typedef int (*callback)(int n);
__functional int f(callback c, int n)
{
    return c(n);
}
