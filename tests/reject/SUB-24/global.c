// rule: SUB-24
// The header would no longer lie in the 8 bytes in front of the object.
#include <spin/safe.h>
static int value __attribute__((aligned(64)));  // error: SUB-24
int f(void) { return value; }
