// rule: LEX-09
// FILE and its procedures are memory of the C library, not of the kernel.
#include <spin/safe.h>
#include <stdio.h>  // error: LEX-09 "stdio.h"
int f(void) { return 0; }
