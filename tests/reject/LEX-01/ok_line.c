// legal neighbour of line
#include <spin/safe.h>

int f(void) { return 0; }
