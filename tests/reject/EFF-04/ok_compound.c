// legal neighbour of compound
#include <spin/safe.h>
static int table[4];
__functional int f(u32 i)
{
    return table[i] + 1;
}
