// rule: LEX-09
// va_arg() reads any word of the stack as any type.
#include <spin/safe.h>
#include <stdarg.h>  // error: LEX-09 "stdarg.h"
int f(void) { return 0; }
