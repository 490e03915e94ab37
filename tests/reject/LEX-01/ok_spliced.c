// legal neighbour of spliced
#include <spin/safe.h>



int f(void) { return 0; }
