// legal neighbour of ident
#include <spin/safe.h>

int f(void) { return 0; }
