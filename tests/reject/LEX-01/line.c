// rule: LEX-01
// Fault reports would name a file the author chose.
#include <spin/safe.h>
#line 7 "kernel.c"  // error: LEX-01
int f(void) { return 0; }
