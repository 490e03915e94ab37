// legal neighbour of comment
#include <spin/safe.h>
int f(void) { return 0; }
/* closed */
