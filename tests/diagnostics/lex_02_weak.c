#include <spin/safe.h>
#pragma weak f
int f(void) { return 0; }
