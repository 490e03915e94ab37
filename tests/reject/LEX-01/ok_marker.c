// legal neighbour of marker
#include <spin/safe.h>
int f(void) { return 0; }
