// rule: LIM-21
// The data would not fit between two addresses that 32 bits can span.
#include <spin/safe.h>
static u8 all[2147483648];  // error: LIM-21
u8 f(u32 i) { return all[i]; }
