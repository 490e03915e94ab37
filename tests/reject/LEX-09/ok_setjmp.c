// legal neighbour of setjmp
#include <spin/safe.h>
#include <stddef.h>
int f(void) { return 0; }
