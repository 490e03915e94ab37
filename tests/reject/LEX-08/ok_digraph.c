// legal neighbour of digraph
#include <spin/safe.h>

int f(void) { return 0; }
