// legal neighbour of macro
#include <spin/safe.h>
int f(void) { return 0; }
