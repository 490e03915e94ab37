// The legal neighbour of typedef.c.

#include <spin/safe.h>

typedef u8 block[16];
static block b;
int f(void)
{
    int a[10] = {0};
    b[15] = 1;
    return a[0];
}
