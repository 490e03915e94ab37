// legal neighbour of unknown
#include <spin/safe.h>
static int x __attribute__((unused));
int f(void) { return x; }
