// The legal neighbour of view_keeps_const.c.

#include <spin/safe.h>

int f(const u8 *__array p, int k)
{
    k = view(be16, p, 0)->byte[0];
    return 0;
}
