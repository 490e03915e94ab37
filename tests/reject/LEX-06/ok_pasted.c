// legal neighbour of pasted
#include <spin/safe.h>
#include <stddef.h>
int f(void) { return 0; }
