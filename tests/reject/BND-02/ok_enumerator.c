// The legal neighbour of enumerator.c.

#include <spin/safe.h>

enum { LAST = 10 };
int f(void)
{
    int a[10] = {0};
    a[LAST - 1] = 1;
    return a[0];
}
