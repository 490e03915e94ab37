// rule: SUB-01
// Attributes in double brackets reach the compiler unseen.
#include <spin/safe.h>
[[gnu::constructor]] static void f(void) {}  // error: SUB-01
