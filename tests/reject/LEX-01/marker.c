// rule: LEX-01
// Behind a marker of a system header clang reports nothing.
# 1 "system.h" 3  // error: LEX-01
#include <spin/safe.h>
int f(void) { return 0; }
