// rule: LEX-02
// A pragma in an expression is one as well.
#include <spin/safe.h>
_Pragma("GCC system_header")  // error: LEX-02
int f(void) { return 0; }
