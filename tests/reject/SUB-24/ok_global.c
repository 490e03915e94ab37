// legal neighbour of global
#include <spin/safe.h>
static int value __attribute__((aligned(8)));
int f(void) { return value; }
