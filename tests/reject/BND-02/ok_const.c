// The legal neighbour of const.c.

#include <spin/safe.h>

static const u8 box[4] = {1};
int f(void)
{
    int a[10] = {0};
    a[0] = box[3];
    return a[0];
}
