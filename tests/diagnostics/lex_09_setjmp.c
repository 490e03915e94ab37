#include <spin/safe.h>
#include <setjmp.h>
int f(void) { return 0; }
