// legal neighbour of nul
#include <spin/safe.h>
int f(void) { return 0; } /* */
