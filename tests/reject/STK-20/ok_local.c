// legal neighbour of local
#include <spin/safe.h>
int f(u32 i)
{
    u8 buffer[2000] = {0};
    return buffer[i];
}
