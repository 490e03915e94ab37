// rule: LEX-09
// longjmp() would skip the frames of the kernel.
#include <spin/safe.h>
#include <setjmp.h>  // error: LEX-09 "setjmp.h"
int f(void) { return 0; }
