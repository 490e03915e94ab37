#include <spin/safe.h>
u64 where(int *place)
{
    u64 address = (u64)place;
    return address;
}
