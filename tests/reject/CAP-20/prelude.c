// rule: CAP-20
// A binding made by the module itself would be passed to the kernel as one of its own.
#include <spin/safe.h>
struct binding { int fake; };  // error: CAP-20
int f(void) { return 1; }
