// rule: LEX-08
// For clang this is a hash at the start of a line, for the preprocessor it is not.
#include <spin/safe.h>
%: 1 "system.h" 3  // error: LEX-08
int f(void) { return 0; }
