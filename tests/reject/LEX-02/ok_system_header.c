// legal neighbour of system_header
#include <spin/safe.h>

int f(void) { return 0; }
