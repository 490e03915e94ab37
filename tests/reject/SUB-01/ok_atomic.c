// legal neighbour of atomic
#include <spin/safe.h>
static int x;
int f(void) { return x; }
