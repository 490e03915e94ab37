// rule: GLB-21
// Nobody has checked what lies at the address that the linker would fill in.
#include <spin/safe.h>
extern int jiffies;  // error: GLB-21
int f(void) { return jiffies; }
