// legal neighbour of escape
#include <spin/safe.h>
/* [8m */ int f(void) { return 0; }
