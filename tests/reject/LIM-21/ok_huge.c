// legal neighbour of huge
#include <spin/safe.h>
static u8 all[2048];
u8 f(u32 i) { return all[i]; }
