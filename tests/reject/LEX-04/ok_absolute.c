// legal neighbour of absolute
#include <spin/safe.h>

int f(void) { return 0; }
