// The legal neighbour of compound_assignment.c.

#include <spin/safe.h>

int f(void)
{
    int a[10] = {0};
    a[9] += 1;
    return a[0];
}
