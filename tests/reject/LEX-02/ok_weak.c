// legal neighbour of weak
#include <spin/safe.h>

int f(void) { return 0; }
