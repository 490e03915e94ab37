// rule: C-01
// A function nobody declared could have any type.
#include <spin/safe.h>
int f(void) { return g(1); }  // error: C-01 "undeclared function"
