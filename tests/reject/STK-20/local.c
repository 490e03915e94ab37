// rule: STK-20
// The frame would reach over the guard region below the stack.
#include <spin/safe.h>
int f(u32 i)
{
    u8 buffer[20000] = {0};  // error: STK-20 "a frame may have 16384"
    return buffer[i];
}
