// legal neighbour of ephemeral
#include <spin/safe.h>
typedef int (*callback)(int n);
int f(callback c, int n)
{
    return c(n);
}
