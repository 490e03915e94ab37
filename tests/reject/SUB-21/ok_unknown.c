// legal neighbour of unknown
#include <spin/safe.h>
static int value;
int f(void) { return value; }
