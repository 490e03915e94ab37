// legal neighbour of missing
#include <spin/safe.h>

int f(void) { return 0; }
