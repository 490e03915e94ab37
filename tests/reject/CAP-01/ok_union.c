// The legal neighbour of union.c.

#include <spin/safe.h>

union net;
union own {
    int n;
};
int f(int n)
{
    (void)new(union own), (void)n;
    return 0;
}
