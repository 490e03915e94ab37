// rule: LIM-21
// The second would lie behind the data of its module, over what was loaded next.
#include <spin/safe.h>
static u8 first[128 * 1024 * 1024];
u8 f(u32 i)
{
    static u8 second[64 * 1024 * 1024 + 1];  // error: LIM-21 "before it 134217728"
    return (u8)(first[i] + second[i]);
}
