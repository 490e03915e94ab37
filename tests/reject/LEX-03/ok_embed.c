// legal neighbour of embed
#include <spin/safe.h>

int f(void) { return 0; }
