// rule: SUB-01
// A declaration with another name in the object reaches any symbol.
#include <spin/safe.h>
int f(void) __asm__("fault");  // error: SUB-01
int f(void) { return 0; }
