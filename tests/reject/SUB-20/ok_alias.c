// legal neighbour of alias
#include <spin/safe.h>
int one(void) { return 1; }
int two(void) { return 2; }
