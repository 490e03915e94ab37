#include <spin/safe.h>
int f(u32 i)
{
    u8 buffer[20000] = {0};
    return buffer[i];
}
