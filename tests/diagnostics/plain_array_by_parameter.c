#include <spin/safe.h>
u8 checksum(u32 n)
{
    u8 bytes[n];
    zero(bytes, n);
    return bytes[0];
}
