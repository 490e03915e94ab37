// legal neighbour of sum
#include <spin/safe.h>
static u8 first[128 * 1024 * 1024];
u8 f(u32 i)
{
    static u8 second[64 * 1024 * 1024];
    return (u8)(first[i] + second[i]);
}
