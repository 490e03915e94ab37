// rule: SUB-04
// An attribute that clang does not know is dropped without a trace.
#include <spin/safe.h>
static int x __attribute__((nosuch));  // error: SUB-04
int f(void) { return x; }
