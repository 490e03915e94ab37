// legal neighbour of stdio
#include <spin/safe.h>
#include <stddef.h>
int f(void) { return 0; }
