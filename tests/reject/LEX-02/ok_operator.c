// legal neighbour of operator
#include <spin/safe.h>

int f(void) { return 0; }
